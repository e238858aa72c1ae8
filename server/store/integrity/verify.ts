import Database from 'better-sqlite3';
import { continues, EMPTY_HEAD, eventOf, type EventRow, type Head, isSigned } from '../event-row.ts';
import { factsOf } from '../facts.ts';
import { type TrailVerdict, verifyTrail } from '../trail/verify-trail.ts';
import { isSqliteError } from '../sqlite-error.ts';
import { StoreError } from '../store-error.ts';
import { checkHead } from './check-head.ts';
import { type DamagedTable, damagedTables } from './damaged-rows.ts';
import type { LogHead } from './head-file.ts';
import type { KeyEntry, Sign } from './keys.ts';
import { defineRowSum, SUMMED_TABLES, type SummedTable } from './row-sums.ts';

/** Rows read at a time. */
const PAGE_ROWS = 1_000;
/** Most findings of one kind: beyond it a list says no more than its length. */
const FINDINGS_MAX = 100;

export interface VerifyParts {
  /** The database file, opened read-only. */
  readonly file: string;
  /** null: the file beside it is missing or damaged. */
  readonly head: LogHead | null;
  readonly signers: ReadonlyMap<string, Sign>;
  /** quick: head, answers, tokens and the last day. full: everything, and SQLite's own check of its pages. */
  readonly depth: 'quick' | 'full';
  /** Called now and then with the number of events checked so far. */
  readonly onProgress: (events: number) => void;
}

/** Events that are not as they were written, or that nobody with the key wrote. */
interface EventFinding {
  readonly kind: 'damaged' | 'unreadable' | 'unsigned';
  readonly seq: number;
  /** The business day; null: before the first. */
  readonly day: string | null;
}

export interface Verdict {
  readonly depth: VerifyParts['depth'];
  readonly events: number;
  /** Empty: each event continues the one before, can be read, and is signed from the first key on. */
  readonly eventFindings: readonly EventFinding[];
  /** Events whose key is not at hand, so that only damage would have been noticed. */
  readonly unverifiable: number;
  readonly tables: readonly DamagedTable[];
  /** null: not asked. */
  readonly trail: TrailVerdict | null;
  /** What SQLite says of its own pages; empty: good, or not asked. */
  readonly structure: readonly string[];
  /** Why the log is not as long as it was; null: it is. */
  readonly head: string | null;
}

/** Whether nothing at all was found. */
export function isSound({ eventFindings, tables, trail, structure, head }: Verdict): boolean {
  const isTrailSound = trail === null || trail.findings.length === 0;
  return eventFindings.length === 0 && tables.length === 0 && isTrailSound && structure.length === 0 && head === null;
}

/** Checks a database without changing it. It may be in use. */
export function verifyDatabase({ file, head, signers, depth, onProgress }: VerifyParts): Verdict {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    defineRowSum(connection);
    const from = depth === 'full' ? 0 : firstOfLastDay(connection);
    const checked = checkEvents(connection, { file, signers, onProgress }, from);
    const tables = depth === 'full' ? (Object.keys(SUMMED_TABLES) as SummedTable[]) : (['commands', 'tokens'] as const);
    return {
      depth,
      ...checked,
      tables: damagedTables(connection, tables),
      trail: depth === 'full' ? trailOf(connection, signers) : null,
      structure: depth === 'full' ? structureOf(connection) : [],
      head: headFault(connection, file, head),
    };
  } finally {
    connection.close();
  }
}

type Checked = Pick<Verdict, 'events' | 'eventFindings' | 'unverifiable'>;

type Checking = Pick<VerifyParts, 'file' | 'signers' | 'onProgress'>;

function checkEvents(connection: Database.Database, { file, signers, onProgress }: Checking, from: number): Checked {
  const entries = JSON.parse(factsOf(connection).read('keys') ?? '[]') as readonly KeyEntry[];
  const page = connection.prepare<[number, number], EventRow>('SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT ?');
  const before = connection.prepare<[number], Head>('SELECT seq, at, day, sum, mac FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1');
  let head: Head = before.get(from) ?? EMPTY_HEAD;
  const found: EventFinding[] = [];
  let [events, unverifiable] = [0, 0];
  for (;;) {
    const rows = page.all(head.seq, PAGE_ROWS);
    for (const row of rows) {
      const entry = entries.findLast(({ fromSeq }) => fromSeq <= row.seq) ?? null;
      const sign = entry === null ? null : (signers.get(entry.fingerprint) ?? null);
      const kind = faultOf(head, row, file) ?? (sign !== null && !isSigned(head, row, sign) ? 'unsigned' : null);
      if (kind !== null && found.length < FINDINGS_MAX) found.push({ kind, seq: row.seq, day: row.day });
      if (entry !== null && sign === null) unverifiable += 1;
      events += 1;
      head = row;
    }
    onProgress(events);
    if (rows.length < PAGE_ROWS) return { events, eventFindings: found, unverifiable };
  }
}

function trailOf(connection: Database.Database, signers: VerifyParts['signers']): TrailVerdict {
  const entries = JSON.parse(factsOf(connection).read('keys') ?? '[]') as readonly KeyEntry[];
  return verifyTrail(
    connection,
    signers.values(),
    entries.some(({ fingerprint }) => !signers.has(fingerprint)),
  );
}

function faultOf(head: Head, row: EventRow, file: string): 'damaged' | 'unreadable' | null {
  if (!continues(head, row)) return 'damaged';
  try {
    eventOf(head, row, file);
    return null;
  } catch (error) {
    if (error instanceof StoreError) return 'unreadable';
    throw error;
  }
}

function firstOfLastDay(connection: Database.Database): number {
  return connection.prepare<[], number>("SELECT max(seq) FROM events WHERE type = 'day-opened'").pluck().get() ?? 0;
}

function structureOf(connection: Database.Database): readonly string[] {
  try {
    const lines = connection.pragma(`integrity_check(${FINDINGS_MAX})`) as readonly { integrity_check: string }[];
    return lines.map((line) => line.integrity_check).filter((line) => line !== 'ok');
  } catch (error) {
    if (isSqliteError(error, 'SQLITE_CORRUPT')) return [String(error)];
    throw error;
  }
}

function headFault(connection: Database.Database, file: string, head: LogHead | null): string | null {
  try {
    checkHead(file, head, connection);
    return null;
  } catch (error) {
    if (error instanceof StoreError) return error.message;
    throw error;
  }
}
