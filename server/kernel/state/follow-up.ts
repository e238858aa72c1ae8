import type { TimeOfDay } from '../configuration/time-of-day.ts';

/** How a contact was made. */
export const CONTACT_MEANS = ['phone', 'wechat', 'visit'] as const;
export type ContactMeans = (typeof CONTACT_MEANS)[number];
/** How the customer wants to be contacted, as agreed at the card handout (S69); none: the customer will come back himself. */
export const CONTACT_CHANNELS = [...CONTACT_MEANS, 'none'] as const;
export type ContactChannel = (typeof CONTACT_CHANNELS)[number];
export const CONTACT_RESULTS = ['booked', 'again', 'no-answer', 'no-interest', 'not-target'] as const;
export type ContactResult = (typeof CONTACT_RESULTS)[number];
/** States of the manual's form: 未接触, 已接触, 已约, 关闭 (S75). */
export const FOLLOW_UP_STATES = ['not-contacted', 'contacted', 'booked', 'closed'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];
/** forgotten: the customer had the data deleted (PIPL 47). */
export const FOLLOW_UP_ENDS = ['done', 'no-interest', 'not-target', 'unreachable', 'forgotten'] as const;
export type FollowUpEnd = (typeof FOLLOW_UP_ENDS)[number];
export const FOLLOW_UP_ROLES = ['teller', 'lobby', 'manager', 'supervisor'] as const;
export type FollowUpRole = (typeof FOLLOW_UP_ROLES)[number];

/** Time of day at which the customer wants to be called (S70, S83). */
export interface TimeSpan {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** One attempt to reach the customer (S84). */
export interface Contact {
  readonly at: number;
  readonly staffId: string;
  readonly means: ContactMeans;
  readonly result: ContactResult;
  /** "2026-12-05"; null: nothing more is due. */
  readonly nextOn: string | null;
  /** Why the call came in the late evening; null: it did not. */
  readonly reasonId: string | null;
  /** Reference to the note in the purgeable table; null: none. */
  readonly noteRef: string | null;
  /** Words that corrections replaced, oldest first; they stay to be read. */
  readonly earlier: readonly EarlierWords[];
}

/** What a contact said before a correction. */
export interface EarlierWords {
  /** When it was corrected, and by whom. */
  readonly at: number;
  readonly staffId: string;
  readonly nextOn: string | null;
  readonly noteRef: string | null;
}

/** A customer who was handed a manager's card (S73). It outlives the day, as references only. */
export interface FollowUp {
  readonly id: string;
  readonly createdAt: number;
  /** Business day of the card handout. */
  readonly date: string;
  readonly recorder: { readonly role: FollowUpRole; readonly staffId: string };
  readonly counterId: string | null;
  readonly number: string | null;
  readonly ticketId: string | null;
  readonly referralId: string | null;
  readonly serviceId: string | null;
  readonly cueId: string;
  managerId: string;
  /** Reference to salutation, phone and note in the purgeable table; null: none was given, or it was deleted. */
  personRef: string | null;
  /** References that corrections replaced; deleted together with the others. */
  pastRefs: readonly string[];
  channel: ContactChannel;
  preferred: TimeSpan | null;
  dueOn: string;
  state: FollowUpState;
  end: FollowUpEnd | null;
  closedAt: number | null;
  contacts: readonly Contact[];
}

/** A branch hands out some ten cards a day and follows them up within weeks; the day's first event carries at most this many. */
export const FOLLOW_UPS_MAX = 1_000;
/** After this many contacts a customer is not called again. */
export const CONTACTS_OF_FOLLOW_UP_MAX = 20;
export const CORRECTIONS_OF_FOLLOW_UP_MAX = 10;
export const CORRECTIONS_OF_CONTACT_MAX = 10;

export function isOpen({ state }: FollowUp): boolean {
  return state !== 'closed';
}

/** All references to this customer in the purgeable table. */
export function personRefsOf({ personRef, pastRefs, contacts }: FollowUp): readonly string[] {
  const notes = contacts.flatMap(({ noteRef, earlier }) => [noteRef, ...earlier.map((words) => words.noteRef)]);
  return [...new Set([personRef, ...pastRefs, ...notes])].filter((ref) => ref !== null);
}

/** No answer leaves the state as it was; a customer who was reached stays reached. */
export function stateAfter(before: FollowUpState, result: ContactResult): FollowUpState {
  switch (result) {
    case 'booked':
      return 'booked';
    case 'again':
    case 'no-interest':
    case 'not-target':
      return 'contacted';
    case 'no-answer':
      return before;
    default:
      return result satisfies never;
  }
}
