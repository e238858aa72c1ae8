import { timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { BranchEvent, StoredEvent } from '../kernel/words/event.ts';
import { EventMisshapen, parseEvent } from './event-schema.ts';
import type { Sign } from './integrity/keys.ts';
import type { Cause } from './log.ts';
import { StoreError } from './store-error.ts';

/** An event as a row. `day` is the business day's date, null before the first; `sum` chains it to the row before. */
export interface EventRow {
  readonly seq: number;
  readonly at: number;
  readonly day: string | null;
  readonly command_id: string;
  readonly actor: string;
  readonly type: string;
  readonly body: string;
  readonly sum: number;
  /** The row and the one before, signed; null: written before release 0.4, or never on a disk. */
  readonly mac: Buffer | null;
}

/** The end of the log, which the next row continues. */
export interface Head {
  /** 0: no event yet. */
  readonly seq: number;
  readonly at: number;
  readonly day: string | null;
  readonly sum: number;
  readonly mac: Buffer | null;
}

export const EMPTY_HEAD: Head = { seq: 0, at: 0, day: null, sum: 0, mac: null };

/** `sign`: null where nobody checks signatures, as in memory. */
export function rowOf(head: Head, cause: Cause, { at, event }: StoredEvent, sign: Sign | null): EventRow {
  const { type, ...rest } = event;
  const unsigned = {
    seq: head.seq + 1,
    at,
    day: event.type === 'day-opened' ? event.date : head.day,
    command_id: cause.commandId,
    actor: JSON.stringify(cause.deviceId === null ? cause.actor : { ...cause.actor, deviceId: cause.deviceId }),
    type,
    body: JSON.stringify(rest),
  };
  return { ...unsigned, sum: chained(head.sum, unsigned), mac: sign === null ? null : sign(signedText(head, unsigned)) };
}

/**
 * The event of a row, after a check that the row continues `head` unchanged.
 * @throws StoreError 'event-unreadable'
 */
export function eventOf(head: Head, row: EventRow, file: string): StoredEvent {
  if (!continues(head, row)) throw unreadable(file, row.seq, 'its checksum differs: it was damaged, or one before it is gone');
  return { at: row.at, event: parsed(row, row.seq, file) };
}

/** Whether the row is as it was written, and nothing between it and `head` is gone. */
export function continues(head: Head, row: EventRow): boolean {
  return row.seq === head.seq + 1 && chained(head.sum, row) === row.sum;
}

/** Whether the row was written by somebody who had the key. */
export function isSigned(head: Head, row: EventRow, sign: Sign): boolean {
  return row.mac !== null && timingSafeEqual(row.mac, sign(signedText(head, row)));
}

function parsed(row: EventRow, seq: number, file: string): BranchEvent {
  try {
    return parseEvent(row.type, JSON.parse(row.body));
  } catch (error) {
    if (error instanceof SyntaxError) throw unreadable(file, seq, 'its body is not JSON');
    if (error instanceof EventMisshapen) throw unreadable(file, seq, error.message);
    throw error;
  }
}

function unreadable(file: string, seq: number, detail: string): StoreError {
  return new StoreError('event-unreadable', file, `event ${seq}, ${detail}`);
}

type UnsignedRow = Omit<EventRow, 'sum' | 'mac'>;

function chained(previous: number, row: UnsignedRow): number {
  return crc32(textOf(row), previous);
}

function signedText(head: Head, row: UnsignedRow): string {
  return `${head.mac?.toString('hex') ?? ''}\n${head.sum}\n${row.seq}\n${textOf(row)}`;
}

function textOf(row: UnsignedRow): string {
  return [row.at, row.day, row.command_id, row.actor, row.type, row.body].join('\n');
}
