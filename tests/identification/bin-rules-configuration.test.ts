import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BIN_RULES_MAX } from '../../server/config/identification-schema.ts';
import { ConfigurationError, parseConfiguration } from '../../server/config.ts';
import type { BinRule, IdentificationConfiguration } from '../../server/kernel/configuration/identification.ts';

const DEMO: unknown = JSON.parse(readFileSync('server/demo-branch.json', 'utf8'));
const rule = (from: string, to: string, tier: BinRule['tier']): BinRule => ({ from, to, lengths: [16], tier });

/** What the administrator reads; "" when there is nothing to say. */
function complaint(identification: Partial<Record<keyof IdentificationConfiguration, unknown>>): string {
  const local = { cardAtKiosk: true, binRules: [], directory: { mode: 'local', remoteUrl: null } };
  const text = JSON.stringify({ ...(DEMO as object), identification: { ...local, ...identification } }, null, 2);
  try {
    parseConfiguration('branch.json', text);
    return '';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

test('rules that contradict each other are named with line and key; a longer beginning is only more exact', () => {
  expect(complaint({ binRules: [rule('620000', '620099', 'gold'), rule('62000011', '62000022', 'platinum')] })).toBe('');
  expect(complaint({ binRules: [rule('620000', '620099', 'gold'), rule('620050', '620150', 'gold')] })).toBe('');
  expect(complaint({ binRules: [rule('620000', '620099', 'gold'), rule('620100', '620150', 'platinum')] })).toBe('');
  const told = complaint({ binRules: [rule('620000', '620099', 'gold'), rule('620099', '620150', 'platinum')] });
  expect(told).toMatch(/branch\.json:\d+:\d+ {2}identification\.binRules\[1\]: .*binRules\[0\] does not give another tier/);
});

test.each([
  ['a range turned round', { binRules: [rule('620099', '620000', 'gold')] }, 'binRules[0].to: found "620000"'],
  ['ends of two lengths', { binRules: [rule('6200', '620099', 'gold')] }, 'as many digits as "from" (4)'],
  ['letters', { binRules: [rule('62A0', '6200', 'gold')] }, 'binRules[0].from'],
  ['no tier', { binRules: [rule('6200', '6200', 'none' as 'gold')] }, 'binRules[0].tier'],
  ['too many', { binRules: Array.from({ length: BIN_RULES_MAX + 1 }, () => rule('6200', '6200', 'gold')) }, `at most ${BIN_RULES_MAX}`],
  ['a remote without an address', { directory: { mode: 'remote', remoteUrl: null } }, 'identification.directory.remoteUrl: found null'],
  ['an address of no web', { directory: { mode: 'lower', remoteUrl: 'file:///etc/passwd' } }, 'directory.remoteUrl'],
  ['an unknown key', { directory: { mode: 'local', remoteUrl: null, retries: 3 } }, 'directory.retries'],
] as const)('%s', (_, identification, told) => {
  expect(complaint(identification)).toContain(told);
});

test.each([
  ['https://look-up.bank.example/tier', true],
  ['http://127.0.0.1:8080/tier', true],
  ['http://localhost:8080/tier', true],
  ['http://[::1]:8080/tier', true],
  ['http://10.0.0.5:8080/tier', false],
  ['http://127.0.0.1.bank.example/tier', false],
  ['http://look-up.bank.example/tier', false],
])('the bank’s look-up at %s', (remoteUrl, isTaken) => {
  // Card numbers go there: over TLS, or to a program of this machine.
  expect(complaint({ directory: { mode: 'remote', remoteUrl } }) === '').toBe(isTaken);
});
