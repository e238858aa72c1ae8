import type { ContactChannel, ContactMeans, ContactResult, FollowUpEnd, TimeSpan } from './state/follow-up.ts';

/* Cards handed out, and what becomes of them. What names a person is kept apart: here are references only. */
export type FollowUpCommand =
  /**
   * counterId: the teller's own; null: away from the counters. referralId: it ends with this card. cueId null: the
   * referral's. personRef null: the referral's, if there is one.
   */
  | {
      readonly type: 'hand-card';
      readonly counterId: string | null;
      readonly ticketId: string | null;
      readonly referralId: string | null;
      readonly cueId: string | null;
      readonly managerId: string;
      readonly channel: ContactChannel;
      readonly preferred: TimeSpan | null;
      readonly personRef: string | null;
    }
  /** nextOn null: as the result has it. reasonId: why so late in the evening. personRef: the note. */
  | {
      readonly type: 'log-contact';
      readonly followUpId: string;
      readonly means: ContactMeans;
      readonly result: ContactResult;
      readonly nextOn: string | null;
      readonly reasonId: string | null;
      readonly personRef: string | null;
    }
  | { readonly type: 'close-follow-up'; readonly followUpId: string; readonly end: SpokenEnd }
  /** personRef null: what is known of the person stays; else it holds what changed of it. */
  | {
      readonly type: 'correct-follow-up';
      readonly followUpId: string;
      readonly managerId: string;
      readonly channel: ContactChannel;
      readonly preferred: TimeSpan | null;
      readonly dueOn: string;
      readonly personRef: string | null;
    }
  | { readonly type: 'reveal-phone'; readonly followUpId: string }
  | { readonly type: 'forget-person'; readonly followUpId: string };

/** What somebody may say; that a person was forgotten follows from having it done. */
export type SpokenEnd = Exclude<FollowUpEnd, 'forgotten'>;

/** late: in the evening, when nobody likes to be called; outside-preferred: not when the customer asked for. */
export type ContactWarning = 'late' | 'outside-preferred';
