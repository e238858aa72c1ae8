import { z } from 'zod';
import { countersOpenFor } from './openness.ts';
import { count, language, localText } from './common.ts';
import { viewMessage } from './outgoing.ts';
import type { ViewMessage } from './wire.ts';

/** A phone sends no commands: its page shows one ticket, and that is all. */
export const phoneView = z.strictObject({
  branchName: localText,
  timeZone: z.string(),
  number: z.string(),
  serviceName: localText,
  /** The ticket's language; the page starts in it. */
  language,
  /**
   * When the visit is over, its page is gone. A number that was voided is no visit that is over: whoever holds it is told so until the day
   * is.
   */
  state: z.enum(['waiting', 'called', 'serving', 'parked', 'missed', 'voided']),
  /**
   * At most so many customers of this service are called before this one; those for a need, by appointment, after a return or a transfer
   * apart. It never rises, and falls at a call whoever is called. null: not waiting, or nothing is promised.
   */
  atMostAhead: count.nullable(),
  /** Counters that call this service's numbers now; null: not waiting. */
  counters: countersOpenFor.nullable(),
  /** Where to come, only while called: during service one visit looks like any other, however it began. */
  counterLabel: z.string().nullable(),
  /** 1 for the call, +1 for each recall; 0 while not called. */
  callRound: count,
  postedRule: localText,
});
export type PhoneView = z.infer<typeof phoneView>;

/** Response of the page's state address, and data of the stream's "view" events. */
export const phoneMessage = viewMessage.extend({ view: phoneView });
export type PhoneMessage = ViewMessage<PhoneView>;

/** What the page starts with. It includes the time limits, so that its script shares no code with other screens. */
export interface PhoneStart {
  readonly message: PhoneMessage;
  /** After this long without a message the page says that it reconnects, then shows the time of its last facts, and at last nothing. */
  readonly reconnectingAfterMs: number;
  readonly staleAfterMs: number;
  readonly forgetAfterMs: number;
}

/** Data of the stream's "beat" events, every BEAT_INTERVAL_MS. */
export type PhoneBeat = Pick<PhoneMessage, 'serverTime'>;

/** The stream's events; "over" is its last one and has no data. */
export type PhoneEventName = 'view' | 'beat' | 'over';
