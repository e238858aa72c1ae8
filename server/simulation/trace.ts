import { type CallRule, TIME_MAX_MS } from './call-rule.ts';
import { seededChance } from './chance.ts';
import { type Arrival, type Customer, DayRun, SimulationError, type Visit } from './day-run.ts';
import { POOL_KIOSK_ID, POOL_SERVICE_ID, poolConfiguration } from './pool-configuration.ts';
import { PRODUCTION, VirtualBranch } from './virtual-branch.ts';

export const TRACE_HEADER = 'n,issue_ms,class,service_ms';
const TRACE_OUTPUT_HEADER = 'n,start_ms,counter,overtaken';
/** More rows than a branch has in a year of busy days: a wrong file. */
export const TRACE_ROWS_MAX = 200_000;
/** A service of more than eleven days is a typing mistake. */
const SERVICE_MAX_MS = 1_000_000_000;

export interface TraceRow {
  readonly n: number;
  readonly issueMs: number;
  readonly class: Extract<Customer, 'ordinary' | 'premium'>;
  readonly serviceMs: number;
}

/**
 * Reads a trace: rows by issue time, n ascending.
 * @throws SimulationError naming line and column, what was found and what is allowed
 */
export function parseTrace(text: string): readonly TraceRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  while (lines.at(-1) === '') lines.pop();
  if (lines[0] !== TRACE_HEADER) throw wrong(1, 'the header', lines[0] ?? '', TRACE_HEADER);
  if (lines.length - 1 > TRACE_ROWS_MAX) {
    throw new SimulationError(`The trace has ${lines.length - 1} rows; at most ${TRACE_ROWS_MAX} are taken.`);
  }
  const rows: TraceRow[] = [];
  for (const [index, line] of lines.slice(1).entries()) rows.push(parseRow(line, index + 2, rows.at(-1) ?? null));
  return rows;
}

function parseRow(line: string, lineNumber: number, before: TraceRow | null): TraceRow {
  const cells = line.split(',');
  if (cells.length !== 4) throw wrong(lineNumber, 'the row', line, `four values: ${TRACE_HEADER}`);
  const [nText = '', issueText = '', classText = '', serviceText = ''] = cells;
  const n = whole(nText, lineNumber, 'n', TIME_MAX_MS);
  const issueMs = whole(issueText, lineNumber, 'issue_ms', TIME_MAX_MS);
  const serviceMs = whole(serviceText, lineNumber, 'service_ms', SERVICE_MAX_MS);
  if (classText !== 'ordinary' && classText !== 'premium') throw wrong(lineNumber, 'class', classText, 'ordinary or premium');
  if (before !== null && n <= before.n) throw wrong(lineNumber, 'n', nText, `a number above that of the row before, ${before.n}`);
  if (before !== null && issueMs < before.issueMs) {
    throw wrong(lineNumber, 'issue_ms', issueText, `a time not before that of the row before, ${before.issueMs}`);
  }
  return { n, issueMs, class: classText, serviceMs };
}

function whole(text: string, lineNumber: number, column: string, most: number): number {
  if (!/^\d{1,16}$/.test(text) || Number(text) > most) throw wrong(lineNumber, column, text, `a whole number from 0 to ${most}`);
  return Number(text);
}

/** Longest piece of a wrong file that a message repeats. */
const FOUND_MAX_LENGTH = 60;

function wrong(lineNumber: number, column: string, found: string, allowed: string): SimulationError {
  return new SimulationError(`Line ${lineNumber}: ${column} is ${JSON.stringify(found.slice(0, FOUND_MAX_LENGTH))}; allowed: ${allowed}.`);
}

/** Runs a trace through the production kernel; the visits come in the order of the rows. */
export function runTrace(rows: readonly TraceRow[], rule: CallRule, counters: number): readonly Visit[] {
  const virtual = new VirtualBranch(poolConfiguration(counters, rule), PRODUCTION, seededChance(1).uniform);
  return new DayRun(virtual, rows.map(poolArrival)).run().map((visit) => {
    if (visit === null) throw new Error('somebody was never served');
    return visit;
  });
}

function poolArrival({ issueMs, class: customer, serviceMs }: TraceRow): Arrival {
  const card = customer === 'premium' ? ({ tier: 'gold', lastFour: '0000', managerId: null } as const) : null;
  return {
    at: issueMs,
    customer,
    actor: { role: 'kiosk', kioskId: POOL_KIOSK_ID },
    command: { type: 'take-ticket', serviceId: POOL_SERVICE_ID, language: 'zh-CN', elder: false, card },
    serviceMs,
  };
}

export function traceOutput(rows: readonly TraceRow[], visits: readonly Visit[]): string {
  const lines = visits.map(({ startMs, counter, overtaken }, index) => `${rows[index]?.n},${startMs},${counter},${overtaken}`);
  return `${[TRACE_OUTPUT_HEADER, ...lines].join('\n')}\n`;
}
