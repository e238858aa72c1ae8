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

/** The records of one opening. A flipped bit can hide the rest of a page from a search, so the number of the last record is known beforehand. */
interface Sitting {
  readonly from: number;
  readonly last: number;
}

/** Dates that have a report, newest first, at most REPORT_DATES_MAX. `file` is the database file. */
export function listReportDates(file: string): string[] {
  const days = reading(file, (connection) => openingsIn(connection, file)).map(({ day }) => day);
  return [...new Set(days)].sort().reverse().slice(0, REPORT_DATES_MAX);
}

/**
 * The records of one date, over a read-only connection, in small steps between which other work goes on. Each is checked against
 * the chain, so that no report shows a changed digit.
 * @throws DayDamaged
 */
export async function eventsOfDate(file: string, date: string): Promise<readonly StoredEvent[]> {
  try {
    const events: StoredEvent[] = [];
    for (const sitting of reading(file, (connection) => sittingsOf(connection, file, date)))
      events.push(...(await eventsOf(file, sitting)));
    return events;
  } catch (error) {
    const cause = named(error, file);
    throw cause instanceof StoreError || error instanceof SyntaxError ? new DayDamaged(date, cause) : error;
  }
}

async function eventsOf(file: string, { from, last }: Sitting): Promise<readonly StoredEvent[]> {
  const events: StoredEvent[] = [];
  let head = reading(file, (connection) => headBefore(connection, from));
  for (;;) {
    const { seq: after } = head;
    const page = reading(file, (connection) => readPage(connection, after, last));
    for (const row of page) {
      const stored = eventOf(head, row, file);
      if ((stored.event.type === 'day-opened') !== (row.seq === from)) throw damagedOpening(file, row.seq);
      events.push(stored);
      head = row;
    }
    if (head.seq === last) return events;
    if (page.length < EVENTS_A_TURN) throw new StoreError('event-unreadable', file, `event ${head.seq + 1}, it is not found`);
    await othersTurn();
  }
}

export function othersTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function sittingsOf(connection: Database.Database, file: string, date: string): Sitting[] {
  const openings = openingsIn(connection, file);
  const end = connection.prepare<[], number>('SELECT max(seq) FROM events').pluck().get() ?? 0;
  return openings.flatMap(({ seq, day }, index) => (day === date ? [{ from: seq, last: (openings[index + 1]?.seq ?? end + 1) - 1 }] : []));
}

interface Opening {
  readonly seq: number;
  readonly day: string;
}

/** The index says where days open; no chain covers it, so the records themselves are asked which day they opened. */
function openingsIn(connection: Database.Database, file: string): readonly Opening[] {
  const indexed = connection.prepare<[], number>("SELECT seq FROM events WHERE type = 'day-opened' ORDER BY seq").pluck().all();
  const row = connection.prepare<[number], Opening & { type: string }>('SELECT seq, day, type FROM events NOT INDEXED WHERE seq = ?');
  return indexed.map((seq) => {
    const opening = row.get(seq);
    if (opening?.type !== 'day-opened') throw damagedOpening(file, seq);
    return opening;
  });
}

function damagedOpening(file: string, seq: number): StoreError {
  return new StoreError('event-unreadable', file, `event ${seq}, the index of days disagrees about it`);
}

function headBefore(connection: Database.Database, seq: number): Head {
  const before = connection.prepare<[number], Head>('SELECT seq, at, day, sum, mac FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1');
  return before.get(seq) ?? EMPTY_HEAD;
}

function readPage(connection: Database.Database, after: number, last: number): EventRow[] {
  return connection
    .prepare<[number, number, number], EventRow>('SELECT * FROM events WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?')
    .all(after, last, EVENTS_A_TURN);
}

function reading<T>(file: string, read: (connection: Database.Database) => T): T {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}
