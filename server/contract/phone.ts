import { z } from 'zod';
import { count, language, localText } from './common.ts';

/** A phone has nothing to say: its page looks at one ticket, and that is all. */
export const phoneView = z.strictObject({
  branchName: localText,
  timeZone: z.string(),
  number: z.string(),
  serviceName: localText,
  /** The ticket's; the page starts in it. */
  language,
  /** There is no state after these: the page of a visit that is over is gone. */
  state: z.enum(['waiting', 'called', 'serving', 'parked', 'missed']),
  /**
   * People who took a number for this service before this one and still wait; never more than the slip said.
   * null: not waiting, or nothing can be said that keeps that promise.
   */
  ahead: count.nullable(),
  /** What `ahead` may grow by because some come first; the same for everybody. null: no such bound, or no number beside it. */
  aheadBound: localText.nullable(),
  /** Where to come, while called and only then: in service one visit looks like any other, however it began. */
  counterLabel: z.string().nullable(),
  /** 1 for the call, +1 a recall; 0 while not called. */
  callRound: count,
  postedRule: localText,
});
export type PhoneView = z.infer<typeof phoneView>;

/** Answer of the page's state address, and data of the stream's "view" events. */
export interface PhoneMessage {
  /** New at every server start. */
  readonly epoch: string;
  /** Grows by one each time this ticket's view differs. */
  readonly revision: number;
  readonly serverTime: number;
  /** A page of another build loads itself again. */
  readonly build: string;
  readonly view: PhoneView;
}

/** What the page is given to begin with. The limits ride along, so that its script shares no code with other screens. */
export interface PhoneStart {
  readonly message: PhoneMessage;
  /** After so long without a word the page says that it reconnects, as of when its facts were so, and at last nothing. */
  readonly reconnectingAfterMs: number;
  readonly staleAfterMs: number;
  readonly forgetAfterMs: number;
}

/** Data of the stream's "beat" events, every BEAT_INTERVAL_MS. */
export type PhoneBeat = Pick<PhoneMessage, 'serverTime'>;

/** The stream's events; "over" is its last one and has no data. */
export type PhoneEventName = 'view' | 'beat' | 'over';
