import type { RulesConfiguration } from './configuration.ts';

/** Largest step of a gapped series: 1, 2 or 3, at random, so that nobody can decode who was put between (C1). */
const GAP_MAX = 3;

export interface DrawnNumber {
  readonly ordinal: number;
  readonly number: string;
}

export function formatNumber(prefix: string, ordinal: number, digits: number): string {
  return prefix + String(ordinal).padStart(digits, '0');
}

/**
 * The next number of a series; wraps after 999 (9999) and passes over numbers still in somebody's hand.
 * null when every number of the series is in use.
 */
export function drawNumber(
  prefix: string,
  lastOrdinal: number,
  rules: RulesConfiguration,
  inUse: ReadonlySet<string>,
  draw: () => number,
): DrawnNumber | null {
  const largest = 10 ** rules.numberDigits - 1;
  const step = rules.numbering === 'gapped' ? 1 + Math.floor(draw() * GAP_MAX) : 1;
  for (let tries = 0; tries < largest; tries += 1) {
    const ordinal = ((lastOrdinal + step + tries - 1) % largest) + 1;
    const number = formatNumber(prefix, ordinal, rules.numberDigits);
    if (!inUse.has(number)) return { ordinal, number };
  }
  return null;
}
