import type { Language } from '../../server/contract/wire.ts';

/*
 * What this page reads of a day's report, in this one place. The server owns the shape; a field that
 * is not there shows as "—" instead of a wrong number.
 */

/** Counts and times of one service, counter, hour, or the whole day. Times in ms; null: nothing to average. */
export interface ReportFigures {
  readonly taken: number | null;
  readonly called: number | null;
  readonly served: number | null;
  readonly noShows: number | null;
  readonly cancelled: number | null;
  readonly reset: number | null;
  readonly meanWaitMs: number | null;
  readonly p90WaitMs: number | null;
  readonly maxWaitMs: number | null;
  readonly meanServiceMs: number | null;
}

export interface ReportRow {
  /** Ready to show in a language, or an hour. */
  readonly name: string;
  readonly figures: ReportFigures;
}

export interface DayReport {
  readonly date: string;
  readonly total: ReportFigures;
  readonly services: readonly ReportRow[];
  readonly counters: readonly ReportRow[];
  readonly hours: readonly ReportRow[];
}

type Fields = Readonly<Record<string, unknown>>;

/** Most rows of one table that are shown; a branch has far fewer counters and services, and a day 24 hours. */
export const REPORT_ROWS_MAX = 100;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function figure(fields: Fields, name: string): number | null {
  const value = fields[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function figuresOf(fields: Fields): ReportFigures {
  return {
    taken: figure(fields, 'taken'),
    called: figure(fields, 'called'),
    served: figure(fields, 'served'),
    noShows: figure(fields, 'noShows'),
    cancelled: figure(fields, 'cancelled'),
    reset: figure(fields, 'reset'),
    meanWaitMs: figure(fields, 'meanWaitMs'),
    p90WaitMs: figure(fields, 'p90WaitMs'),
    maxWaitMs: figure(fields, 'maxWaitMs'),
    meanServiceMs: figure(fields, 'meanServiceMs'),
  };
}

function nameOf(fields: Fields, language: Language): string {
  const name = fields['name'] ?? fields['label'] ?? fields['hour'];
  if (isFields(name)) return String(name[language] ?? '');
  return typeof name === 'string' || typeof name === 'number' ? String(name) : '';
}

function rowsOf(value: unknown, language: Language): readonly ReportRow[] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, REPORT_ROWS_MAX).filter(isFields).map((fields) => ({ name: nameOf(fields, language), figures: figuresOf(fields) }));
}

/** The report as this page shows it; null when the body is no report at all. */
export function readReport(body: unknown, language: Language): DayReport | null {
  if (!isFields(body) || typeof body['date'] !== 'string') return null;
  const total = body['total'];
  return {
    date: body['date'],
    total: figuresOf(isFields(total) ? total : {}),
    services: rowsOf(body['services'], language),
    counters: rowsOf(body['counters'], language),
    hours: rowsOf(body['hours'], language),
  };
}
