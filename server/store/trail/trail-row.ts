import { timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { OUTCOMES, TrailAct, TrailRole } from '../../contract/people/trail.ts';
import type { Sign } from '../integrity/keys.ts';

/*
 * The trail has a chain of its own, and is not part of the log's: its rows end after 13 months, and the log's never do; and a read
 * changes nothing, so that the kernel would fold thousands of events a day that say nothing to it. Its rows are chained and signed as
 * events are, with the same key; the file beside the database that says how far the log goes says it of the trail too.
 * What changes the branch is an event with its actor and device, and no row here: one fact has one place.
 */

/** What a person did or read; ids and words only. */
export interface TrailEntry {
  readonly at: number;
  /** null: somebody whom the branch does not know, the command line, or the server itself. */
  readonly staffId: string | null;
  readonly role: TrailRole;
  /** null: no device that the branch knows. */
  readonly deviceId: string | null;
  readonly act: TrailAct;
  readonly about: string | null;
  readonly outcome: (typeof OUTCOMES)[number];
}

export interface TrailRow {
  readonly seq: number;
  readonly at: number;
  readonly staff_id: string | null;
  readonly role: string;
  readonly device_id: string | null;
  readonly act: string;
  readonly about: string | null;
  readonly outcome: string;
  readonly sum: number;
  readonly mac: Buffer;
}

/** The end of the trail, which the next row continues. */
export type TrailHead = Pick<TrailRow, 'seq' | 'sum' | 'mac'>;

export const NO_TRAIL: TrailHead = { seq: 0, sum: 0, mac: Buffer.alloc(0) };

export function trailRowOf(head: TrailHead, entry: TrailEntry, sign: Sign): TrailRow {
  const { at, staffId, role, deviceId, act, about, outcome } = entry;
  const unsigned = { seq: head.seq + 1, at, staff_id: staffId, role, device_id: deviceId, act, about, outcome };
  return { ...unsigned, sum: chained(head, unsigned), mac: sign(signedText(head, unsigned)) };
}

/** Whether the row is as it was written, and nothing between it and `head` is gone. */
export function continuesTrail(head: TrailHead, row: TrailRow): boolean {
  return row.seq === head.seq + 1 && chained(head, row) === row.sum;
}

/** Whether the row was written by somebody who had the key. */
export function isSignedInTrail(head: TrailHead, row: TrailRow, sign: Sign): boolean {
  const mac = sign(signedText(head, row));
  return row.mac.length === mac.length && timingSafeEqual(row.mac, mac);
}

export function lastOfTrail(connection: Database): TrailHead {
  return connection.prepare<[], TrailHead>('SELECT seq, sum, mac FROM trail ORDER BY seq DESC LIMIT 1').get() ?? NO_TRAIL;
}

/** How a purge says, in the chain, which row the first that is left continues. */
export function purgeReference({ seq, sum, mac }: TrailHead): string {
  return `${seq}.${sum}.${mac.toString('hex')}`;
}

/** The last row that a purge deleted; NO_TRAIL: none has. */
export function purgedThrough(connection: Database): TrailHead {
  const about = connection
    .prepare<[], string>("SELECT about FROM trail WHERE act = 'trail-purged' ORDER BY seq DESC LIMIT 1")
    .pluck()
    .get();
  if (about === undefined) return NO_TRAIL;
  const [seq, sum, mac = ''] = about.split('.');
  return { seq: Number(seq), sum: Number(sum), mac: Buffer.from(mac, 'hex') };
}

type UnsignedRow = Omit<TrailRow, 'sum' | 'mac'>;

function chained({ sum }: TrailHead, row: UnsignedRow): number {
  return crc32(textOf(row), sum);
}

/** Begins as no event's signed text does, so that neither chain's signatures serve the other. */
function signedText({ sum, mac }: TrailHead, row: UnsignedRow): string {
  return `trail\n${mac.toString('hex')}\n${sum}\n${textOf(row)}`;
}

function textOf({ seq, at, staff_id, role, device_id, act, about, outcome }: UnsignedRow): string {
  return JSON.stringify([seq, at, staff_id, role, device_id, act, about, outcome]);
}
