import type { Numbering, RulesConfiguration } from '../configuration/configuration.ts';

/** Largest step of a gapped series. Steps are 1, 2 or 3 at random. */
const GAP_MAX = 3;
/** How far ahead a drawn number may lie: two customers who come one after the other then hold numbers in either order. */
export const DRAW_WINDOW = 100;

/** A number, as its ticket records it. */
interface DrawnNumber {
  readonly ordinal: number;
  readonly number: string;
}

/** The numbers of one prefix. */
export interface NumberSeries {
  /** Where the next number begins: no number up to here is given out until the series wraps. */
  last: number;
  /** Numbers of a drawn series that are given out already beyond `last`. */
  readonly beyond: Set<number>;
}

/** A series that begins, or continues, after `last`. */
export function newSeries(last: number): NumberSeries {
  return { last, beyond: new Set() };
}

/** How many numbers a series has before it wraps. */
function seriesLength({ numberDigits }: Pick<RulesConfiguration, 'numberDigits'>): number {
  return 10 ** numberDigits - 1;
}

/** How many tickets of one day a series has numbers for, each its own: a drawn one needs as many unused ahead as it draws from. */
export function numbersADay(rules: Pick<RulesConfiguration, 'numbering' | 'numberDigits'>): number {
  return seriesLength(rules) - (rules.numbering === 'drawn' ? DRAW_WINDOW : 0);
}

/** The last number that a series may have given out after so many more tickets, whatever chance did. It wraps. */
export function ordinalBeyond(last: number, tickets: number, rules: RulesConfiguration): number {
  return wrapped(last + furthest(rules.numbering, tickets), rules);
}

function furthest(numbering: Numbering, tickets: number): number {
  switch (numbering) {
    case 'sequential':
      return tickets;
    case 'gapped':
      return tickets * GAP_MAX;
    case 'drawn':
      return tickets + DRAW_WINDOW;
    default:
      return numbering satisfies never;
  }
}

/**
 * The next number of a series; it wraps after 999 (9999) and skips numbers that somebody still holds. The same for everybody: what is
 * drawn depends on the numbers given out before and on chance, never on who asks.
 * null: every number of the series is in use.
 */
export function drawNumber(
  prefix: string,
  { last, beyond }: NumberSeries,
  rules: RulesConfiguration,
  inUse: ReadonlySet<string>,
  draw: () => number,
): DrawnNumber | null {
  const isFree = (one: DrawnNumber): boolean => !inUse.has(one.number) && !beyond.has(one.ordinal);
  const numberAt = (step: number): DrawnNumber => {
    const ordinal = wrapped(last + step, rules);
    return { ordinal, number: prefix + String(ordinal).padStart(rules.numberDigits, '0') };
  };
  if (rules.numbering === 'drawn') {
    const free = Array.from({ length: DRAW_WINDOW }, (_, index) => numberAt(index + 1)).filter(isFree);
    const drawn = free[Math.floor(draw() * free.length)];
    if (drawn !== undefined) return drawn;
  }
  const first = rules.numbering === 'gapped' ? 1 + Math.floor(draw() * GAP_MAX) : 1;
  for (let tries = 0; tries < seriesLength(rules); tries += 1) {
    const next = numberAt(first + tries);
    if (isFree(next)) return next;
  }
  return null;
}

/** For folds only: the series once this number is given out. */
export function countNumber(series: NumberSeries, ordinal: number, rules: RulesConfiguration): void {
  if (rules.numbering !== 'drawn') {
    series.last = ordinal;
    return;
  }
  series.beyond.add(ordinal);
  series.last = wrapped(series.last + 1, rules);
  series.beyond.delete(series.last);
}

/** The furthest number of a series that is given out: where another series of the same day must begin. */
export function endOf({ last, beyond }: NumberSeries, rules: RulesConfiguration): number {
  const length = seriesLength(rules);
  const steps = [...beyond].map((ordinal) => (ordinal - last + length) % length);
  return wrapped(last + Math.max(0, ...steps), rules);
}

function wrapped(ordinal: number, rules: RulesConfiguration): number {
  return ordinal === 0 ? 0 : ((ordinal - 1) % seriesLength(rules)) + 1;
}
