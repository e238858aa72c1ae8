import Database from 'better-sqlite3';
import { AUDIENCES } from '../../contract/wire.ts';
import { DEVICE_CONDITIONS, DEVICE_KINDS } from '../../kernel/state/device.ts';
import type { EventRow } from '../event-row.ts';
import { SUMMED_TABLES } from '../integrity/row-sums.ts';
import { isObject } from '../shapes/checks.ts';
import { type FieldsOf, type ToldEvent, toldEvent } from './told-event.ts';

/** A branch's day has some thousands of events: these are its last hour or two. */
export const SUPPORT_EVENTS_MAX = 2_000;
const TABLES = ['events', 'trail', 'facts', ...Object.keys(SUMMED_TABLES)];
const KINDS: readonly string[] = [...AUDIENCES, 'workstation'];

/** Rows in each table; null: it is missing, or cannot be read to its end. */
export function tableRows(file: string): Readonly<Record<string, number | null>> {
  return reading(file, (connection) => Object.fromEntries(TABLES.map((table) => [table, rowsOf(connection, table)])));
}

/** Paired screens and machines by kind: neither what they are called nor which they are. */
export function pairedKinds(file: string): readonly { readonly kind: string; readonly valid: number; readonly revoked: number }[] {
  const rows = reading(file, (connection) =>
    connection.prepare<[], { audience: string; revoked: 0 | 1 }>('SELECT audience, revoked_at IS NOT NULL AS revoked FROM tokens').all(),
  );
  return [...KINDS, 'unknown'].map((kind) => {
    const ofKind = rows.filter(({ audience }) => (KINDS.includes(audience) ? audience : 'unknown') === kind);
    const revoked = ofKind.filter((row) => row.revoked === 1).length;
    return { kind, valid: ofKind.length - revoked, revoked };
  });
}

interface LastEvents {
  /** Newest first. */
  readonly events: readonly ToldEvent[];
  /** How often the agents' last reports among them name a kind of device in a condition. */
  readonly devices: Readonly<Record<string, number>>;
  /** Whether a damaged page of the disk ended the list. */
  readonly cut: boolean;
}

/** The newest events, at most `most`. What comes before a damaged page is told all the same. */
export function lastEvents(file: string, most: number, fieldsOf: FieldsOf): LastEvents {
  const rows: EventRow[] = [];
  const cut = reading(file, (connection) => {
    try {
      for (const row of connection.prepare<[number], EventRow>('SELECT * FROM events ORDER BY seq DESC LIMIT ?').iterate(most))
        rows.push(row);
      return false;
    } catch (error) {
      if (error instanceof Database.SqliteError && rows.length > 0) return true;
      throw error;
    }
  });
  return { events: rows.map((row) => toldEvent(row, fieldsOf)), devices: devicesIn(rows), cut };
}

function devicesIn(rows: readonly EventRow[]): Readonly<Record<string, number>> {
  const agents = new Set<unknown>();
  const counted: Record<string, number> = {};
  for (const { type, body } of rows) {
    const { agentId, devices } = type === 'devices-reported' ? reportIn(body) : { agentId: null, devices: [] };
    if (agents.has(agentId) || devices.length === 0) continue;
    agents.add(agentId);
    for (const { kind, condition } of devices) {
      const name = `${wordOf(DEVICE_KINDS, kind)}:${wordOf(DEVICE_CONDITIONS, condition)}`;
      counted[name] = (counted[name] ?? 0) + 1;
    }
  }
  return counted;
}

type Report = { readonly agentId: unknown; readonly devices: readonly Readonly<Record<string, unknown>>[] };

/** Of a damaged body, none. */
function reportIn(body: string): Report {
  try {
    const { agentId, devices } = JSON.parse(body) as { agentId?: unknown; devices?: unknown };
    return { agentId, devices: Array.isArray(devices) ? devices.filter(isObject) : [] };
  } catch {
    return { agentId: null, devices: [] };
  }
}

function wordOf(words: readonly string[], word: unknown): string {
  return words.find((one) => one === word) ?? 'unknown';
}

function rowsOf(connection: Database.Database, table: string): number | null {
  try {
    return connection.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? null;
  } catch (error) {
    if (error instanceof Database.SqliteError) return null;
    throw error;
  }
}

/** Read-only: the server may be running. */
function reading<T>(file: string, read: (connection: Database.Database) => T): T {
  const connection = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return read(connection);
  } finally {
    connection.close();
  }
}
