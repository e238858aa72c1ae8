import Database from 'better-sqlite3';
import type { BranchEvent, StoredEvent } from '../../kernel/words/event.ts';
import { upcast } from '../upcast.ts';

/** Events read between two turns of the event loop: about 2 ms, so that a report delays no customer's number. */
export const EVENTS_A_TURN = 250;
/** Most dates listed: more than the thirteen months that events are kept. */
export const REPORT_DATES_MAX = 400;

interface ReportRow {
  readonly seq: number;
  readonly at: number;
  readonly type: string;
  readonly body: string;
}

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

/** The records of one date, over a read-only connection, in small steps between which other work goes on. */
export async function eventsOfDate(file: string, date: string): Promise<readonly StoredEvent[]> {
  const sittings = reading(file, (connection) => sittingsOf(connection, date));
  const events: StoredEvent[] = [];
  for (const { from, before } of sittings) {
    let after = from - 1;
    for (;;) {
      const page = reading(file, (connection) => readPage(connection, after, before));
      for (const { at, type, body } of page)
        events.push({ at, event: { type, ...upcast(type, JSON.parse(body) as Record<string, unknown>) } as BranchEvent });
      after = page.at(-1)?.seq ?? before;
      if (page.length < EVENTS_A_TURN) break;
      await othersTurn();
    }
  }
  return events;
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

function readPage(connection: Database.Database, after: number, before: number): ReportRow[] {
  return connection
    .prepare<[number, number, number], ReportRow>('SELECT seq, at, type, body FROM events WHERE seq > ? AND seq < ? ORDER BY seq LIMIT ?')
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
