import Database from 'better-sqlite3';
import type { OUTCOMES, ShownAct, TrailRole } from '../../contract/people/trail.ts';
import type { EventType } from '../../kernel/words/event.ts';
import { othersTurn } from '../report/events-of-date.ts';

/** Rows looked at between two turns of the event loop: about 2 ms, so that nobody's call waits for the page of the trail. */
const ROWS_A_TURN = 500;

/** People's roles in the log; what devices and time itself did is no act of a person. */
const STAFF: readonly string[] = ['teller', 'lobby', 'manager', 'supervisor', 'operator'] satisfies TrailRole[];

/** What the server saw of a person's tablet, and wrote down as his: he did nothing. */
const NOBODYS: readonly string[] = ['tablet-heard', 'tablet-lost'] satisfies EventType[];

/** Ids that say what an event is about, the narrowest first. None of them names a person outside the branch. */
const REFERENCES = [
  'erasureId',
  'followUpId',
  'referralId',
  'prospectId',
  'importId',
  'attendeeId',
  'gatheringId',
  'appointmentId',
  'ticketId',
  'counterId',
] as const;

export interface TrailQuery {
  /** Epoch ms; `until` excluded. */
  readonly from: number;
  readonly until: number;
  /** null: anybody, anywhere, anything. */
  readonly staffId: string | null;
  readonly deviceId: string | null;
  readonly act: ShownAct | null;
  /** null: from the newest on. */
  readonly before: TrailPlace | null;
  readonly rowsMax: number;
}

/** A place between two rows: the first of the log and of the trail that are behind it. */
export interface TrailPlace {
  readonly event: number;
  readonly row: number;
}

/** An act, from the trail or from the log. */
export interface ShownEntry {
  readonly at: number;
  readonly staffId: string | null;
  readonly role: TrailRole;
  readonly deviceId: string | null;
  readonly act: ShownAct;
  readonly about: string | null;
  readonly outcome: (typeof OUTCOMES)[number];
}

export interface TrailPage {
  readonly entries: readonly ShownEntry[];
  /** null: there are no more. */
  readonly next: TrailPlace | null;
}

/** Newest first, from both chains, over a read-only connection, in small steps between which other work goes on. */
export async function readTrail(file: string, query: TrailQuery): Promise<TrailPage> {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const events = matching(readerOf(connection, EVENTS, eventRange(connection, query), entryOfEvent), query);
    const rows = matching(readerOf(connection, ROWS, trailRange(connection, query), entryOfRow), query);
    let [event, row] = [await events.next(), await rows.next()];
    const entries: ShownEntry[] = [];
    while (event.done !== true || row.done !== true) {
      const [ofLog, ofTrail] = [event.value ?? null, row.value ?? null];
      if (entries.length === query.rowsMax) return { entries, next: { event: behind(ofLog), row: behind(ofTrail) } };
      if (ofTrail !== null && (ofLog === null || ofTrail.entry.at >= ofLog.entry.at)) {
        entries.push(ofTrail.entry);
        row = await rows.next();
      } else if (ofLog !== null) {
        entries.push(ofLog.entry);
        event = await events.next();
      }
    }
    return { entries, next: null };
  } finally {
    connection.close();
  }
}

interface Found {
  readonly seq: number;
  readonly entry: ShownEntry;
}

/** One that has not been shown yet lies before this place; where none is left, nothing does. */
function behind(found: Found | null): number {
  return found === null ? 0 : found.seq + 1;
}

/** Null entries were no act of a person. */
type Read = readonly { readonly seq: number; readonly entry: ShownEntry | null }[];

async function* matching(read: () => Read | null, query: TrailQuery): AsyncGenerator<Found, null> {
  for (let page = read(); page !== null; page = read()) {
    for (const { seq, entry } of page) if (entry !== null && isWanted(entry, query)) yield { seq, entry };
    await othersTurn();
  }
  return null;
}

function isWanted({ at, staffId, deviceId, act }: ShownEntry, query: TrailQuery): boolean {
  return (
    at >= query.from &&
    at < query.until &&
    (query.staffId === null || staffId === query.staffId) &&
    (query.deviceId === null || deviceId === query.deviceId) &&
    (query.act === null || act === query.act)
  );
}

interface Range {
  readonly from: number;
  /** Excluded. */
  readonly until: number;
}

const EVENTS = 'SELECT seq, at, actor, type, body FROM events WHERE seq >= ? AND seq < ? ORDER BY seq DESC LIMIT ?';
const ROWS =
  'SELECT seq, at, staff_id, role, device_id, act, about, outcome FROM trail NOT INDEXED WHERE seq >= ? AND seq < ? ORDER BY seq DESC LIMIT ?';

/** Reads backwards; null: there is nothing left. */
function readerOf<Row extends { readonly seq: number }>(
  connection: Database.Database,
  sql: string,
  { from, until }: Range,
  entryOf: (row: Row) => ShownEntry | null,
): () => Read | null {
  const page = connection.prepare<[number, number, number], Row>(sql);
  let end = until;
  return () => {
    const rows = end > from ? page.all(from, end, ROWS_A_TURN) : [];
    end = rows.at(-1)?.seq ?? from;
    return rows.length === 0 ? null : rows.map((row) => ({ seq: row.seq, entry: entryOf(row) }));
  };
}

/** Found by the openings of days, of which there is an index. */
function eventRange(connection: Database.Database, { from, until, before, act }: TrailQuery): Range {
  if (act !== null && act !== 'command-done') return { from: 0, until: 0 };
  const opening = (order: string) =>
    connection.prepare<[number], number>(`SELECT seq FROM events WHERE type = 'day-opened' AND at ${order} LIMIT 1`).pluck();
  const first = opening('<= ? ORDER BY seq DESC').get(from) ?? 0;
  const last = opening('>= ? ORDER BY seq').get(until) ?? Number.MAX_SAFE_INTEGER;
  return { from: first, until: Math.min(last, before?.event ?? last) };
}

function trailRange(connection: Database.Database, { from, until, before, act }: TrailQuery): Range {
  if (act === 'command-done') return { from: 0, until: 0 };
  const range = connection
    .prepare<[number, number], { first: number | null; last: number | null }>(
      'SELECT min(seq) AS first, max(seq) AS last FROM trail WHERE at >= ? AND at < ?',
    )
    .get(from, until);
  const end = (range?.last ?? -1) + 1;
  return { from: range?.first ?? 0, until: Math.min(end, before?.row ?? end) };
}

interface TrailColumns {
  readonly seq: number;
  readonly at: number;
  readonly staff_id: string | null;
  readonly role: TrailRole;
  readonly device_id: string | null;
  readonly act: ShownAct;
  readonly about: string | null;
  readonly outcome: ShownEntry['outcome'];
}

function entryOfRow({ at, staff_id: staffId, role, device_id: deviceId, act, about, outcome }: TrailColumns): ShownEntry {
  // A purge's reference is for the chain's own check, and says nothing to a reader.
  return { at, staffId, role, deviceId, act, about: act === 'trail-purged' ? null : about, outcome };
}

/** Nothing where the disk has changed it. `npm run verify` names such an event; its neighbours are shown all the same. */
function fieldsOf<T extends object>(text: string): Partial<T> {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null ? read : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

interface EventColumns {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly type: string;
  readonly body: string;
}

function entryOfEvent({ at, actor, type, body }: EventColumns): ShownEntry | null {
  // Who did it cannot be read in a damaged row: it is shown as nobody's, and not left out.
  const { role = 'operator', staffId = null, deviceId = null } = fieldsOf<{ role: string; staffId: string; deviceId: string }>(actor);
  if (!STAFF.includes(role) || NOBODYS.includes(type)) return null;
  const fields = fieldsOf<Readonly<Record<string, unknown>>>(body);
  const reference = REFERENCES.find((name) => typeof fields[name] === 'string');
  const about = reference === undefined ? type : `${type} ${String(fields[reference])}`;
  return { at, staffId, role: role as TrailRole, deviceId, act: 'command-done', about, outcome: 'done' };
}
