import { z } from 'zod';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { type BinRule, DIRECTORY_MODES } from '../kernel/configuration/identification.ts';
import type { Finding } from './finding.ts';
import { TIERS } from '../kernel/configuration/standing.ts';

export const BIN_RULES_MAX = 200;
/** ISO/IEC 7812: a card number has at most 19 digits; none is issued with fewer than 12. */
const CARD_DIGITS_MIN = 12;
const CARD_DIGITS_MAX = 19;
const URL_MAX_LENGTH = 200;

const beginning = z.string().regex(/^\d{4,10}$/, 'the first 4 to 10 digits of a card number, in quotes');

export const identificationSchema = z.strictObject({
  cardAtKiosk: z.boolean(),
  binRules: z
    .array(
      z.strictObject({
        from: beginning,
        to: beginning,
        lengths: z.array(z.number().int().min(CARD_DIGITS_MIN).max(CARD_DIGITS_MAX)).min(1).max(8),
        tier: z.enum(TIERS).exclude(['none']),
      }),
    )
    .max(BIN_RULES_MAX),
  directory: z.strictObject({
    mode: z.enum(DIRECTORY_MODES),
    remoteUrl: z
      .string()
      .max(URL_MAX_LENGTH)
      .refine(isPrivateUrl, 'an address such as "https://look-up.bank.example/tier", or null')
      .nullable(),
  }),
});

/** Card numbers go there: in clear only to a program of this machine, such as one that the bank put before its own interface. */
function isPrivateUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname));
}

/** If rules contradicted each other, a customer's tier would depend on their order. */
export function binRuleFindings({ identification }: BranchConfiguration): Finding[] {
  const { binRules, directory } = identification;
  const findings: Finding[] = binRules.flatMap((rule, index): Finding[] => {
    const path = ['identification', 'binRules', index];
    if (rule.from.length !== rule.to.length) return [{ path: [...path, 'to'], allowed: `as many digits as "from" (${rule.from.length})` }];
    if (rule.from > rule.to) return [{ path: [...path, 'to'], allowed: `a number that is not below "from" (${rule.from})` }];
    const other = binRules.slice(0, index).findIndex((before) => before.tier !== rule.tier && contradict(before, rule));
    return other === -1 ? [] : [{ path, allowed: `cards that binRules[${other}] does not give another tier to` }];
  });
  if (directory.mode !== 'local' && directory.remoteUrl === null) {
    findings.push({ path: ['identification', 'directory', 'remoteUrl'], allowed: `an address, for the mode "${directory.mode}"` });
  }
  return findings;
}

/** A longer beginning is more exact and wins, so only beginnings of one length can contradict. */
function contradict(a: BinRule, b: BinRule): boolean {
  return a.from.length === b.from.length && a.from <= b.to && b.from <= a.to && a.lengths.some((length) => b.lengths.includes(length));
}
