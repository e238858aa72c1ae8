import type { RulesConfiguration } from '../configuration/configuration.ts';

/** Largest step of a gapped series. Steps are 1, 2 or 3 at random, so nobody can tell whether a number was put in between. */
const GAP_MAX = 3;

export interface DrawnNumber {
  readonly ordinal: number;
  readonly number: string;
  /** False: a number between others, for a ticket whose turn is earlier; the series goes on from its own end. */
  readonly advances: boolean;
}

/** The numbers of one prefix. */
export interface NumberSeries {
  /** The last number drawn at the end of the series. */
  last: number;
  /** The highest number called since the series began or wrapped. */
  called: number;
  /** Numbers given out since then: number → key of its ticket when it was taken. */
  readonly issued: Map<number, number>;
}

/** A series that begins, or continues, after `last`: no number up to `last` is given out until the series wraps. */
export function newSeries(last: number): NumberSeries {
  return { last, called: last, issued: new Map() };
}

function formatNumber(prefix: string, ordinal: number, digits: number): string {
  return prefix + String(ordinal).padStart(digits, '0');
}

/** The last number of a series that has moved past so many tickets, whatever steps they took. It wraps. */
export function ordinalBeyond(last: number, tickets: number, rules: RulesConfiguration): number {
  if (tickets === 0) return last;
  const largest = 10 ** rules.numberDigits - 1;
  const ordinal = last + tickets * (rules.numbering === 'gapped' ? GAP_MAX : 1);
  return ((ordinal - 1) % largest) + 1;
}

/**
 * The next number of a series; it wraps after 999 (9999) and skips numbers that somebody still holds.
 * null: every number of the series is in use.
 */
export function drawNumber(
  prefix: string,
  last: number,
  rules: RulesConfiguration,
  inUse: ReadonlySet<string>,
  draw: () => number,
): DrawnNumber | null {
  const largest = 10 ** rules.numberDigits - 1;
  const step = rules.numbering === 'gapped' ? 1 + Math.floor(draw() * GAP_MAX) : 1;
  for (let tries = 0; tries < largest; tries += 1) {
    const ordinal = ((last + step + tries - 1) % largest) + 1;
    const number = formatNumber(prefix, ordinal, rules.numberDigits);
    if (!inUse.has(number)) return { ordinal, number, advances: true };
  }
  return null;
}

/**
 * A number that nobody holds, just after the last one whose turn comes before `key`, and above the last called: called
 * numbers then rise almost steadily, and the hall sees no jump. null: no number is free there, or the series has no gaps.
 */
export function drawNumberBetween(
  prefix: string,
  series: NumberSeries,
  key: number,
  rules: RulesConfiguration,
  inUse: ReadonlySet<string>,
): DrawnNumber | null {
  if (rules.numbering !== 'gapped') return null;
  let before = series.called;
  for (const [ordinal, otherKey] of series.issued) if (otherKey <= key && ordinal > before) before = ordinal;
  for (let ordinal = before + 1; ordinal < series.last; ordinal += 1) {
    const number = formatNumber(prefix, ordinal, rules.numberDigits);
    if (!series.issued.has(ordinal) && !inUse.has(number)) return { ordinal, number, advances: false };
  }
  return null;
}
