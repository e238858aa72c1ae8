import type { Database } from 'better-sqlite3';
import { factsOf } from '../facts.ts';
import { StoreError } from '../store-error.ts';
import { purgedThrough } from '../trail/trail-row.ts';
import type { LogHead, TrailEnd } from './head-file.ts';

/** What a database lacks of what its head says was stored. */
interface Loss {
  /** The last event that is there. */
  readonly seq: number;
  readonly at: number | null;
}

/**
 * Refuses a log that is shorter than it was, or another one than it was. After a power cut the head may be behind the log by a few
 * seconds; it is never ahead.
 * @throws StoreError 'head-missing' or 'log-cut-off'
 */
export function checkHead(file: string, head: LogHead | null, connection: Database): void {
  if (head === null) throw new StoreError('head-missing', file, '');
  const facts = factsOf(connection);
  const epoch = Number(facts.read('epoch'));
  if (epoch !== head.epoch) throw new StoreError('log-cut-off', file, `it is of epoch ${epoch}, this branch is in epoch ${head.epoch}`);
  const found = lossOf(connection, head);
  if (found !== null) throw new StoreError('log-cut-off', file, lossText(head, found));
  const writes = Number(facts.read('writes'));
  if (writes < head.writes)
    throw new StoreError('log-cut-off', file, `${head.writes - writes} changes of tokens, answers or personal data are missing`);
  if (!hasTrailEnd(connection, head.trail))
    throw new StoreError('log-cut-off', file, `the end of the trail is missing: row ${head.trail.seq}`);
}

/** A purge that deleted even this row, in the moment before a power cut, has left its own. */
function hasTrailEnd(connection: Database, { seq, sum }: TrailEnd): boolean {
  if (seq === 0) return true;
  const found = connection.prepare<[number], number>('SELECT sum FROM trail WHERE seq = ?').pluck().get(seq);
  return found === sum || (found === undefined && purgedThrough(connection).seq >= seq);
}

/** null: everything up to the head is there. */
function lossOf(connection: Database, head: LogHead): Loss | null {
  if (head.seq === 0) return null;
  const sum = connection.prepare<[number], number>('SELECT sum FROM events WHERE seq = ?').pluck().get(head.seq);
  if (sum === head.sum) return null;
  return (
    connection.prepare<[number], Loss>('SELECT seq, at FROM events WHERE seq < ? ORDER BY seq DESC LIMIT 1').get(head.seq) ?? {
      seq: 0,
      at: null,
    }
  );
}

function lossText(head: LogHead, found: Loss): string {
  const stored = found.at === null ? 'nothing' : `event ${found.seq} of ${isoTime(found.at)}`;
  return `the last event confirmed was ${head.seq} of ${isoTime(head.at)}, the last that is there as it was is ${stored}`;
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}
