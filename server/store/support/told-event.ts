import type { EventType } from '../../kernel/words/event.ts';
import { SHAPES } from '../event-schema.ts';
import type { EventRow } from '../event-row.ts';
import { type Check, id, isObject, isPersonal, isPlain, orNull } from '../shapes/checks.ts';

/** Ids of tickets, acts, places and machines. Those of people, of customers' affairs, and of reasons and needs stay in the branch. */
const TOLD_IDS: readonly string[] = [
  'ticketId',
  'callId',
  'actId',
  'jobId',
  'helpId',
  'supportId',
  'serviceId',
  'fromServiceId',
  'counterId',
  'kioskId',
  'printerId',
  'wallId',
];
const WORD = /^[A-Za-z0-9-]{1,64}$/;
const idOrNull = orNull(id);

/** What of an event may leave the branch. */
export interface ToldEvent {
  readonly seq: number;
  readonly at: number;
  /** "unknown": a type that this release does not have, or that the disk has changed. */
  readonly type: EventType | 'unknown';
  readonly fields: Readonly<Record<string, unknown>>;
}

export type FieldsOf = (type: EventType, body: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/** @param fieldsOf `toldFields`; another one only where a test shows that it would be noticed */
export function toldEvent({ seq, at, type, body }: EventRow, fieldsOf: FieldsOf): ToldEvent {
  if (!isEventType(type)) return { seq, at, type: 'unknown', fields: {} };
  return { seq, at, type, fields: fieldsOf(type, bodyOf(body)) };
}

/** Only fields that the event's shape says are plain, and ids named above; a value that does not fit its shape stays. */
export const toldFields: FieldsOf = (type, body) => {
  const shape: Readonly<Record<string, Check<unknown>>> = SHAPES[type];
  const told = Object.entries(shape).filter(([name, check]) => isTold(name, check, body[name]));
  return Object.fromEntries(told.map(([name]) => [name, body[name]]));
};

function isTold(name: string, check: Check<unknown>, value: unknown): boolean {
  if (isPersonal(check)) return false;
  if (isPlain(check)) return check(value);
  return TOLD_IDS.includes(name) && idOrNull(value) && (value === null || WORD.test(value));
}

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return isObject(body) ? body : {};
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function isEventType(type: string): type is EventType {
  return Object.hasOwn(SHAPES, type);
}
