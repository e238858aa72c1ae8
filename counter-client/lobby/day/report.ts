import type { Language } from '../../../server/contract/wire.ts';

/*
 * What this page reads of a day's report, in this one place. The server owns the shape; a field that
 * is not there shows as "—" instead of a wrong number.
 */

/** Counts and times of one service, counter, hour, or the whole day. Times in ms; null: nothing was measured. */
export interface ReportFigures {
  readonly taken: number | null;
  readonly called: number | null;
  readonly served: number | null;
  readonly noShow: number | null;
  readonly cancelled: number | null;
  readonly removed: number | null;
  readonly reset: number | null;
  readonly meanWaitMs: number | null;
  readonly p90WaitMs: number | null;
  readonly maxWaitMs: number | null;
  readonly meanServiceMs: number | null;
  readonly satisfied: ReportShare | null;
  readonly notRated: ReportShare | null;
}

/** A rate, by its numerator and denominator. */
interface ReportShare {
  readonly count: number;
  readonly of: number;
}

export interface ReportRow {
  /** Ready to show. */
  readonly name: string;
  readonly figures: ReportFigures;
}

export interface DayReport {
  readonly date: string;
  readonly total: ReportFigures;
  readonly services: readonly ReportRow[];
  readonly counters: readonly ReportRow[];
  readonly hours: readonly ReportRow[];
  readonly fairness: DayFairness;
}

/** What priority cost the others that day. */
export interface DayFairness {
  readonly overtaken: { readonly count: number; readonly of: number };
  readonly mostOvertakes: number;
  readonly added: { readonly meanMs: number | null; readonly p90Ms: number | null; readonly maxMs: number | null };
  readonly addedTotalMs: number;
  readonly premiumCalls: number;
  readonly mostPremiumInARow: number;
  readonly heldByCap: number;
  readonly needJumps: number;
  readonly directServices: readonly { readonly counter: string; readonly hour: number; readonly count: number }[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Most rows of one table that are shown; a branch has far fewer counters and services, and a day 24 hours. */
const REPORT_ROWS_MAX = 100;

/** The object called `name`; an empty one when there is none. */
function part(fields: Fields, name: string): Fields {
  const value = fields[name];
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function figure(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** null where there is nothing to have a share of. */
function shareOf(fields: Fields): ReportShare | null {
  const [count, of] = [figure(fields, 'count'), figure(fields, 'of')];
  return count === null || of === null || of === 0 ? null : { count, of };
}

function figuresOf(fields: Fields): ReportFigures {
  const counts = part(fields, 'counts');
  const wait = part(fields, 'wait');
  return {
    taken: figure(counts, 'taken'),
    called: figure(counts, 'called'),
    served: figure(counts, 'served'),
    noShow: figure(counts, 'noShow'),
    cancelled: figure(counts, 'cancelled'),
    removed: figure(counts, 'removed'),
    reset: figure(counts, 'reset'),
    meanWaitMs: figure(wait, 'meanMs'),
    p90WaitMs: figure(wait, 'p90Ms'),
    maxWaitMs: figure(wait, 'maxMs'),
    meanServiceMs: figure(part(fields, 'service'), 'meanMs'),
    satisfied: shareOf(part(fields, 'satisfied')),
    notRated: shareOf(part(fields, 'notRated')),
  };
}

function rowsOf(value: unknown, nameOf: (fields: Fields) => string): readonly ReportRow[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, REPORT_ROWS_MAX).map((entry: unknown) => {
    const fields = part({ entry }, 'entry');
    return { name: nameOf(fields), figures: figuresOf(part(fields, 'figures')) };
  });
}

function text(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

function hourName(fields: Fields): string {
  const hour = figure(fields, 'hour') ?? 0;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hour)}:00–${two(hour + 1)}:00`;
}

function fairnessOf(fields: Fields, counters: unknown): DayFairness {
  const [overtaken, added] = [part(fields, 'overtaken'), part(fields, 'added')];
  const labels = new Map(listOf(counters).map((counter) => [text(counter, 'id'), text(counter, 'label')]));
  return {
    overtaken: { count: figure(overtaken, 'count') ?? 0, of: figure(overtaken, 'of') ?? 0 },
    mostOvertakes: figure(fields, 'mostOvertakes') ?? 0,
    added: { meanMs: figure(added, 'meanMs'), p90Ms: figure(added, 'p90Ms'), maxMs: figure(added, 'maxMs') },
    addedTotalMs: figure(fields, 'addedTotalMs') ?? 0,
    premiumCalls: figure(fields, 'premiumCalls') ?? 0,
    mostPremiumInARow: figure(fields, 'mostPremiumInARow') ?? 0,
    heldByCap: figure(fields, 'heldByCap') ?? 0,
    needJumps: listOf(fields['needJumps']).reduce((sum, jump) => sum + (figure(jump, 'count') ?? 0), 0),
    directServices: listOf(fields['directServices']).map((direct) => ({
      counter: labels.get(text(direct, 'counterId')) ?? text(direct, 'counterId'),
      hour: figure(direct, 'hour') ?? 0,
      count: figure(direct, 'count') ?? 0,
    })),
  };
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.slice(0, REPORT_ROWS_MAX).map((entry: unknown) => part({ entry }, 'entry')) : [];
}

/** The report as this page shows it; null when the body is no report at all. */
export function readReport(body: unknown, language: Language): DayReport | null {
  const fields = part({ body }, 'body');
  const date = text(fields, 'date');
  if (date === '') return null;
  /* Nobody takes a number at a counter. */
  const counters = rowsOf(fields['counters'], (counter) => text(counter, 'label')).map((row) => ({
    ...row,
    figures: { ...row.figures, taken: null },
  }));
  return {
    date,
    total: figuresOf(part(fields, 'total')),
    services: rowsOf(fields['services'], (service) => `${text(service, 'prefix')} ${text(part(service, 'name'), language)}`.trim()),
    counters,
    hours: rowsOf(fields['hours'], hourName),
    fairness: fairnessOf(part(fields, 'fairness'), fields['counters']),
  };
}
