import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../server/config.ts';
import { SERVICES_MAX } from '../../server/config/schema.ts';

const DEMO = readFileSync('server/demo-branch.json', 'utf8');

/** What the administrator reads about this text; "" when there is nothing to say. */
function complaint(text: string): string {
  try {
    parseConfiguration('branch.json', text);
    return '';
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
}

/** The demo configuration with one value changed. */
function changed<Shape>(change: (configuration: Shape) => void): string {
  const value: unknown = JSON.parse(DEMO);
  change(value as Shape);
  return JSON.stringify(value, null, 2);
}

describe('what screens can show', () => {
  test('sixty services, with prefixes of two letters', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUWXYZ'];
    const text = changed((configuration: { services: Record<string, unknown>[]; counters: Record<string, unknown>[] }) => {
      const own = configuration.services;
      const more = Array.from({ length: SERVICES_MAX - own.length }, (_, index) => ({
        ...own[0],
        id: `s${index}`,
        prefix: `Z${letters[index % letters.length] ?? ''}`,
        selfServiceHint: null,
      }));
      const prefixes = more.map((one, index) => ({
        ...one,
        prefix: index < letters.length ? one.prefix : `Y${letters[index % letters.length] ?? ''}`,
      }));
      const finals = prefixes.map((one, index) =>
        index < letters.length * 2 ? one : { ...one, prefix: `X${letters[index % letters.length] ?? ''}` },
      );
      configuration.services = [...own, ...finals];
      configuration.counters[3] = {
        ...configuration.counters[3],
        serviceIds: configuration.services.map(({ id }) => id).filter((id) => id !== 'visit'),
      };
    });
    expect(complaint(text)).toBe('');
    expect(complaint(text.replace(/"prefix": ?"ZA"/, '"prefix": "ZV"'))).toContain('but not V');
  });

  test('what a public screen cannot show legibly is refused in words', () => {
    const named = (zh: string) =>
      changed((configuration: { services: Record<string, unknown>[] }) => {
        configuration.services[0] = { ...configuration.services[0], name: { 'zh-CN': zh, en: 'Cash' } };
      });
    expect(complaint(named('长'.repeat(28)))).toBe('');
    expect(complaint(named('长'.repeat(29)))).toMatch(
      /services\[0\]\.name\.zh-CN: found ".*" \(29 characters\); allowed: a text at most as wide as 28 hanzi/,
    );
    const hung = (viewing: object) =>
      changed((configuration: { walls: Record<string, unknown>[] }) => {
        configuration.walls[0] = { ...configuration.walls[0], viewing };
      });
    expect(complaint(hung({ distanceM: 5, diagonalInches: 55, measured: true }))).toBe('');
    expect(complaint(hung({ distanceM: 12, diagonalInches: 55, measured: false }))).toBe('');
    expect(complaint(hung({ distanceM: 12, diagonalInches: 55, measured: true }))).toMatch(
      /walls\[0\]\.viewing\.distanceM: found 12; allowed: at most 6\.\d m on a panel of 55 inches/,
    );
    expect(complaint(hung({ distanceM: 6.5, diagonalInches: 55, measured: true }))).toContain('posted rule');
    const elders = changed((configuration: { kioskPages: Record<string, unknown> }) => {
      configuration.kioskPages = { ...configuration.kioskPages, elderServiceIds: ['cash', 'gone', 'cash'] };
    });
    expect(complaint(elders)).toContain('kioskPages.elderServiceIds[1]: found "gone"');
    expect(complaint(elders)).toContain('kioskPages.elderServiceIds[2]: found "cash"; allowed: each service once');
  });
});
