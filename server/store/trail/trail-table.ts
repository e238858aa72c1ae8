import type { BranchDatabase } from '../database.ts';
import { readTrail, type TrailPage, type TrailQuery } from './read-trail.ts';
import { purgeReference, type TrailEntry, type TrailHead, type TrailRow, trailRowOf } from './trail-row.ts';

/** A year of a large branch: 100 people with 25 rows each a day. Beyond it the oldest go first, and a row says so. */
export const TRAIL_ROWS_MAX = 1_000_000;
/** Rows that one purge deletes at most; the next goes on. */
const TRAIL_PURGED_AT_ONCE = 50_000;

/** The rows of the trail. Both functions run within a transaction of the writer. */
export function trailTable({ connection, writer, keys }: Pick<BranchDatabase, 'connection' | 'writer' | 'keys'>) {
  const insert = connection.prepare<[TrailRow]>(
    `INSERT INTO trail (seq, at, staff_id, role, device_id, act, about, outcome, sum, mac)
     VALUES (@seq, @at, @staff_id, @role, @device_id, @act, @about, @outcome, @sum, @mac)`,
  );
  const first = connection.prepare<[], number>('SELECT seq FROM trail ORDER BY seq LIMIT 1').pluck();
  const firstSince = connection.prepare<[number], number>('SELECT seq FROM trail NOT INDEXED WHERE at >= ? ORDER BY seq LIMIT 1').pluck();
  const at = connection.prepare<[number], TrailHead>('SELECT seq, sum, mac FROM trail WHERE seq = ?');
  const remove = connection.prepare<[number]>('DELETE FROM trail WHERE seq <= ?');

  function append(entry: TrailEntry): void {
    const row = trailRowOf(writer.trailHead, entry, keys.sign);
    insert.run(row);
    writer.trailHead = row;
  }

  return {
    append,
    /** Deletes the rows at the beginning that are older than `before`, and those too many; returns their number. */
    purge(before: number, now: number, rowsMax: number): number {
      const oldest = first.get();
      if (oldest === undefined) return 0;
      const end = writer.trailHead.seq;
      const over = Math.max((firstSince.get(before) ?? end + 1) - 1, end - rowsMax);
      const last = at.get(Math.min(over, oldest + TRAIL_PURGED_AT_ONCE - 1));
      if (last === undefined || last.seq < oldest) return 0;
      append({
        at: now,
        staffId: null,
        role: 'clock',
        deviceId: null,
        act: 'trail-purged',
        about: purgeReference(last),
        outcome: 'done',
      });
      return remove.run(last.seq).changes;
    },
  };
}

/** What the network writes and shows. */
export interface Trail {
  /** At once, in a transaction of its own. @throws StorageUnavailable with nothing written */
  append(entries: readonly TrailEntry[]): void;
  /** Newest first, what the events tell among it. */
  read(query: TrailQuery): Promise<TrailPage>;
}

export function sqliteTrail(database: BranchDatabase): Trail {
  const table = trailTable(database);
  return {
    append: (entries) => database.writer.transact(() => entries.forEach((entry) => table.append(entry))),
    read: (query) => readTrail(database.file, query),
  };
}
