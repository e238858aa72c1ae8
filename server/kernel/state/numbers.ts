import type { RulesConfiguration } from '../configuration/configuration.ts';

/** Largest step of a gapped series: 1, 2 or 3, at random, so that nobody can decode who was put between. */
const GAP_MAX = 3;

export interface DrawnNumber {
  readonly ordinal: number;
  readonly number: string;
  /** False: a number between others, given to somebody whose turn is earlier; the series goes on from its own end. */
  readonly advances: boolean;
}

/** The numbers of one prefix. */
export interface NumberSeries {
  /** The last one drawn at its end. */
  last: number;
  /** The highest called since the series began or wrapped. */
  called: number;
  /** Given out since then: ordinal → key of its ticket when it was taken. */
  readonly issued: Map<number, number>;
}

/** One that begins, or goes on, after `last`: no number up to it is given out again until the series wraps. */
export function newSeries(last: number): NumberSeries {
  return { last, called: last, issued: new Map() };
}

function formatNumber(prefix: string, ordinal: number, digits: number): string {
  return prefix + String(ordinal).padStart(digits, '0');
}

/**
 * The next number of a series; wraps after 999 (9999) and passes over numbers still in somebody's hand.
 * null when every number of the series is in use.
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
 * A number nobody holds, just after the last one whose turn comes before `key`, and above the last called: called numbers
 * then run almost upward, and the hall sees no jump. null: there is none between, or numbers have no gaps.
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
