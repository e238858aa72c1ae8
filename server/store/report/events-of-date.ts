import Database from 'better-sqlite3';
import type { StoredEvent } from '../../kernel/words/event.ts';
import { EMPTY_HEAD, eventOf, type EventRow, type Head } from '../event-row.ts';
import { named } from '../sqlite-error.ts';
import { StoreError } from '../store-error.ts';
import { DayDamaged } from '../unavailable.ts';

/** Events read between two turns of the event loop: about 2 ms, so that a report delays no customer's number. */
export const EVENTS_A_TURN = 250;
/** Most dates listed: more than the thirteen months that events are kept. */
export const REPORT_DATES_MAX = 400;

/** The records from one opening up to the next. */
interface Sitting {
  readonly from: number;
  readonly before: number;
}

/** Dates that have a report, newest first, at most REPORT_DATES_MAX. `file` is the database file. */
export function listReportDates(file: string): string[] {
  return reading(file, (connection) =>
    connection
      .prepare<[number], string>("SELECT DISTINCT day FROM events WHERE type = 'day-opened' ORDER BY day DESC LIMIT ?")
      .pluck()
      .all(REPORT_DATES_MAX),
  );
}

/**
 * The records of one date, over a read-only connection, in small steps between which other work goes on. Each is checked against
 * the chain, so that no report shows a changed digit.
 * @throws DayDamaged
 */
export async function eventsOfDate(file: string, date: string): Promise<readonly StoredEvent[]> {
  try {
    const events: StoredEvent[] = [];
    for (const sitting of reading(file, (connection) => sittingsOf(connection, date))) events.push(...(await eventsOf(file, sitting)));
    return events;
  } catch (error) {
    const cause = named(error, file);
    throw cause instanceof StoreError || error instanceof SyntaxError ? new DayDamaged(date, cause) : error;
  }
}

async function eventsOf(file: string, { from, before }: Sitting): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  let head = reading(file, (connection) => headBefore(connection, from));
  for (;;) {
    const { seq: after } = head;
    const page = reading(file, (connection) => readPage(connection, after, before));
    for (const row of page) {
      events.push(eventOf(head, row, file));
      head = row;
    }
    if (page.length < EVENTS_A_TURN) return events;
    await othersTurn();
  }
}

export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function sittingsOf(connection: Database.Database, date: string): Sitting[] {
  const openings = connection
    .prepare<[], { seq: number; day: string }>("SELECT seq, day FROM events WHERE type = 'day-opened' ORDER BY seq")
    .all();
  return openings.flatMap(({ seq, day }, index) =>
    day === date ? [{ from: seq, before: openings[index + 1]?.seq ?? Number.MAX_SAFE_INTEGER }] : [],
  );
}

function headBefore(connection: Database.Database, seq: number): Head {
  const before = connection.prepare<[number], Head>('SELECT seq, at, day, sum, mac FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1');
  return before.get(seq) ?? EMPTY_HEAD;
}

function readPage(connection: Database.Database, after: number, before: number): EventRow[] {
  return connection
    .prepare<[number, number, number], EventRow>('SELECT * FROM events WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?')
    .all(after, before, EVENTS_A_TURN);
}

function reading<T>(file: string, read: (connection: Database.Database) => T): T {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}
