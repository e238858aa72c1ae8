import { readFileSync, statSync } from 'node:fs';
import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { SERVICES_MAX } from '../../../server/config/schema.ts';

/** A year of a large bank; beyond it the file is something else. */
export const TRACE_MAX_BYTES = 64 * 1024 * 1024;
/** Two rounds of the largest four-digit series. */
export const CALLERS_MAX = 20_000;
const DAY_S = 86_400;
/** A kiosk takes a ticket back for at most this long (see the replay's configuration). */
export const PATIENCE_MAX_S = 8 * 3_600;

/** How a customer's day ended in the bank's own record. */
export type Fate = { readonly kind: 'served'; readonly serviceMs: number } | { readonly kind: 'gave-up'; readonly afterMs: number };

export interface Caller {
  /** Of the trace file, for messages; also the order of callers who came in one second. */
  readonly line: number;
  /** Since local midnight. */
  readonly arrivedMs: number;
  /** The business asked for; becomes a service. */
  readonly kind: string;
  readonly fate: Fate;
  /** What the bank itself recorded, to compare with. */
  readonly recordedWaitMs: number;
}

/** The file cannot be replayed; the message names it, the line, and what is allowed. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
}

const wholeSeconds = (most: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, 'whole seconds')
    .transform(Number)
    .refine((seconds) => seconds <= most, `at most ${most} seconds`);

const row = z.discriminatedUnion('outcome', [
  z.strictObject({ ...common(DAY_S), outcome: z.literal('served'), service_s: wholeSeconds(DAY_S) }),
  z.strictObject({
    ...common(PATIENCE_MAX_S),
    outcome: z.literal('abandoned'),
    service_s: z.literal('', 'empty for a caller who gave up'),
  }),
]);

function common(longestWaitS: number) {
  return {
    date: z.iso.date('a date such as 1999-01-03'),
    arrived_s: wholeSeconds(DAY_S - 1),
    class: z.enum(['ordinary', 'priority']),
    kind: z.string().regex(/^[A-Z]{1,4}$/, 'one to four capital letters'),
    waited_s: wholeSeconds(longestWaitS),
  };
}

const COLUMNS = ['date', 'arrived_s', 'class', 'kind', 'outcome', 'waited_s', 'service_s'];

/**
 * One day's callers, in the order of their arrival; those of one second in the order of the file.
 * @throws TraceError with the line of the first row that is not as it must be, of whatever day
 */
export function readTrace(file: string, date: string): readonly Caller[] {
  const callers: Caller[] = [];
  const dates = new Set<string>();
  for (const { record, info } of records(file)) {
    const parsed = row.safeParse(record);
    if (!parsed.success) throw faultAt(file, info.lines, parsed.error);
    dates.add(parsed.data.date);
    if (parsed.data.date === date) callers.push(callerOf(parsed.data, info.lines));
  }
  if (callers.length === 0) throw new TraceError(`${file}: nobody came on ${date}; ${daysIn(dates)}`);
  if (callers.length > CALLERS_MAX)
    throw new TraceError(`${file}: ${callers.length} callers on ${date}; a replay takes at most ${CALLERS_MAX}`);
  const kinds = new Set(callers.map(({ kind }) => kind));
  if (kinds.size > SERVICES_MAX)
    throw new TraceError(`${file}: ${kinds.size} kinds on ${date}; a branch has at most ${SERVICES_MAX} services`);
  return callers.sort((one, other) => one.arrivedMs - other.arrivedMs || one.line - other.line);
}

interface NumberedRecord {
  readonly record: unknown;
  readonly info: { readonly lines: number };
}

function records(file: string): readonly NumberedRecord[] {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new TraceError(`${file}: no such file`);
  if (size > TRACE_MAX_BYTES) throw new TraceError(`${file}: larger than ${TRACE_MAX_BYTES} bytes`);
  try {
    return parse(readFileSync(file), { bom: true, info: true, columns: (header: string[]) => exactly(file, header) });
  } catch (error) {
    if (error instanceof CsvError) throw new TraceError(`${file}: line ${String(error['lines'])}: ${error.message}`, { cause: error });
    throw error;
  }
}

function exactly(file: string, header: string[]): string[] {
  if (header.join(',') !== COLUMNS.join(',')) throw new TraceError(`${file}: line 1: the columns must be ${COLUMNS.join(',')}`);
  return header;
}

function faultAt(file: string, line: number, error: z.ZodError): TraceError {
  const issue = error.issues[0];
  return new TraceError(`${file}: line ${line}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

function callerOf(data: z.output<typeof row>, line: number): Caller {
  const recordedWaitMs = data.waited_s * 1_000;
  const fate: Fate =
    data.outcome === 'served' ? { kind: 'served', serviceMs: data.service_s * 1_000 } : { kind: 'gave-up', afterMs: recordedWaitMs };
  return { line, arrivedMs: data.arrived_s * 1_000, kind: data.kind, fate, recordedWaitMs };
}

function daysIn(dates: ReadonlySet<string>): string {
  const sorted = [...dates].sort();
  return sorted.length === 0 ? 'the file has no callers' : `the file has ${sorted[0]} to ${sorted.at(-1)}`;
}
