import { crc32 } from 'node:zlib';
import type { BranchEvent, StoredEvent } from '../kernel/words/event.ts';
import { EventMisshapen, parseEvent } from './event-schema.ts';
import type { Cause } from './log.ts';
import { StoreError } from './store-error.ts';

/** An event as a row. `day` is the business day's date, null before the first; `sum` chains it to the row before. */
export interface EventRow {
  readonly at: number;
  readonly day: string | null;
  readonly command_id: string;
  readonly actor: string;
  readonly type: string;
  readonly body: string;
  readonly sum: number;
}

/** The end of the log, which the next row continues. */
export interface Head {
  readonly day: string | null;
  readonly sum: number;
}

export const EMPTY_HEAD: Head = { day: null, sum: 0 };

export function rowOf(head: Head, cause: Cause, { at, event }: StoredEvent): EventRow {
  const { type, ...rest } = event;
  const unsigned = {
    at,
    day: event.type === 'day-opened' ? event.date : head.day,
    command_id: cause.commandId,
    actor: JSON.stringify(cause.actor),
    type,
    body: JSON.stringify(rest),
  };
  return { ...unsigned, sum: chained(head.sum, unsigned) };
}

/**
 * The event of a row, after a check that the row continues `head` unchanged.
 * @throws StoreError 'event-unreadable'
 */
export function eventOf(head: Head, row: EventRow, seq: number, file: string): StoredEvent {
  if (chained(head.sum, row) !== row.sum) throw unreadable(file, seq, 'its checksum differs: it was damaged, or one before it is gone');
  return { at: row.at, event: parsed(row, seq, file) };
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

function chained(previous: number, row: Omit<EventRow, 'sum'>): number {
  return crc32([row.at, row.day, row.command_id, row.actor, row.type, row.body].join('\n'), previous);
}
