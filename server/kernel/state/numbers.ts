import type { RulesConfiguration } from '../configuration/configuration.ts';

/** Largest step of a gapped series. Steps are 1, 2 or 3 at random. */
const GAP_MAX = 3;
/**
 * How far ahead a drawn number may lie, by digits. As wide as the customers of a busy line's day: numbers of a narrower window are soon
 * drawn from few that are left, and then lie nearly in the order in which people came.
 */
const DRAW_WINDOWS: Readonly<Record<RulesConfiguration['numberDigits'], number>> = { 3: 300, 4: 1_000 };

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

/** A drawn number lies at most so far beyond `last`. */
export function drawWindow({ numberDigits }: Pick<RulesConfiguration, 'numberDigits'>): number {
  return DRAW_WINDOWS[numberDigits];
}

/** How many tickets of one day a series has numbers for, each its own: a drawn one needs as many unused ahead as it draws from. */
export function numbersADay(rules: Pick<RulesConfiguration, 'numbering' | 'numberDigits'>): number {
  return seriesLength(rules) - (rules.numbering === 'drawn' ? drawWindow(rules) : 0);
}

/** The last number that a series may have given out after so many more tickets, whatever chance did. It wraps. */
export function ordinalBeyond(last: number, tickets: number, rules: RulesConfiguration): number {
  return wrapped(last + furthest(rules, tickets), rules);
}

function furthest(rules: RulesConfiguration, tickets: number): number {
  switch (rules.numbering) {
    case 'sequential':
      return tickets;
    case 'gapped':
      return tickets * GAP_MAX;
    case 'drawn':
      return tickets + drawWindow(rules);
    default:
      return rules.numbering satisfies never;
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
  const first = firstStep({ last, beyond }, rules, draw);
  for (let tries = 0; tries < seriesLength(rules); tries += 1) {
    const next = numberAt(first + tries);
    if (isFree(next)) return next;
  }
  return null;
}

/** Where the search for a free number begins, in steps from `last`. */
function firstStep({ last, beyond }: NumberSeries, rules: RulesConfiguration, draw: () => number): number {
  switch (rules.numbering) {
    case 'sequential':
      return 1;
    case 'gapped':
      return 1 + Math.floor(draw() * GAP_MAX);
    case 'drawn': {
      const unused: number[] = [];
      for (let step = 1; step <= drawWindow(rules); step += 1) if (!beyond.has(wrapped(last + step, rules))) unused.push(step);
      return unused[Math.floor(draw() * unused.length)] ?? 1;
    }
    default:
      return rules.numbering satisfies never;
  }
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
