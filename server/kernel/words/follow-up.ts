import type {
  ContactChannel,
  ContactMeans,
  ContactResult,
  FollowUpEnd,
  FollowUpRole,
  FollowUpState,
  TimeSpan,
} from '../state/follow-up.ts';

/** The parts of a follow-up that can be corrected and are not personal data. */
export interface FollowUpTerms {
  readonly managerId: string;
  readonly channel: ContactChannel;
  readonly preferred: TimeSpan | null;
  readonly dueOn: string;
}

/** The parts of a contact that can be corrected. */
export interface ContactWords {
  readonly nextOn: string | null;
  readonly noteRef: string | null;
}

export type FollowUpEvent =
  | {
      readonly type: 'card-handed';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly counterId: string | null;
      readonly ticketId: string | null;
      readonly number: string | null;
      readonly referralId: string | null;
      readonly serviceId: string | null;
      readonly cueId: string;
      readonly personRef: string | null;
      readonly date: string;
      readonly terms: FollowUpTerms;
    }
  | {
      readonly type: 'contact-logged';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly means: ContactMeans;
      readonly result: ContactResult;
      readonly nextOn: string | null;
      readonly reasonId: string | null;
      readonly noteRef: string | null;
      readonly state: FollowUpState;
    }
  /** Of the contact made at `contactAt`; `was` holds the old words, which stay readable. */
  | {
      readonly type: 'contact-corrected';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly contactAt: number;
      readonly was: ContactWords;
      readonly words: ContactWords;
    }
  /** `was` holds the old terms, so that a form can show what was crossed out. */
  | {
      readonly type: 'follow-up-corrected';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly was: FollowUpTerms;
      readonly terms: FollowUpTerms;
      readonly personWas: string | null;
      readonly personRef: string | null;
    }
  /** personRefs: references whose term starts now. */
  | {
      readonly type: 'follow-up-closed';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly end: FollowUpEnd;
      readonly personRefs: readonly string[];
    }
  /** Somebody read a phone number in clear (JR/T 0171). */
  | { readonly type: 'phone-revealed'; readonly followUpId: string; readonly role: FollowUpRole; readonly staffId: string }
  | {
      readonly type: 'person-forgotten';
      readonly followUpId: string;
      readonly role: FollowUpRole;
      readonly staffId: string;
      readonly personRefs: readonly string[];
    };

export type FollowUpEventType = FollowUpEvent['type'];
