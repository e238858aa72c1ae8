import type { TimeOfDay } from '../configuration/time-of-day.ts';

/** How the customer wishes to hear of us, as agreed when the card was handed out (S69); none: the customer will come back himself. */
export type ContactChannel = 'phone' | 'wechat' | 'visit' | 'none';
/** By what a contact was made. */
export type ContactMeans = Exclude<ContactChannel, 'none'>;
export type ContactResult = 'booked' | 'again' | 'no-answer' | 'no-interest' | 'not-target';
/** As the manual's form has them: 未接触, 已接触, 已约, 关闭 (S75). */
export type FollowUpState = 'not-contacted' | 'contacted' | 'booked' | 'closed';
/** forgotten: the customer had the data deleted (PIPL 47). */
export type FollowUpEnd = 'done' | 'no-interest' | 'not-target' | 'unreachable' | 'forgotten';
export type FollowUpRole = 'teller' | 'lobby' | 'manager' | 'supervisor';

/** When on a day the customer wishes to be called (S70, S83). */
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
  /** Why so late in the evening; null: it was not. */
  readonly reasonId: string | null;
  /** The note, in the purgeable table; null: none. */
  readonly noteRef: string | null;
}

/** A customer to whom a manager's card was handed (S73). It outlives the day, as references only. */
export interface FollowUp {
  readonly id: string;
  readonly createdAt: number;
  /** The business day of the card. */
  readonly date: string;
  readonly recorder: { readonly role: FollowUpRole; readonly staffId: string };
  readonly counterId: string | null;
  readonly number: string | null;
  readonly ticketId: string | null;
  readonly referralId: string | null;
  readonly serviceId: string | null;
  readonly cueId: string;
  managerId: string;
  /** Salutation, phone and note, in the purgeable table; null: none was given, or it was deleted. */
  personRef: string | null;
  /** What corrections replaced; goes when the rest goes. */
  pastRefs: readonly string[];
  channel: ContactChannel;
  preferred: TimeSpan | null;
  dueOn: string;
  state: FollowUpState;
  end: FollowUpEnd | null;
  closedAt: number | null;
  contacts: readonly Contact[];
}

/** A branch hands out some ten cards a day and follows them up within weeks; so many lie in the day's first event. */
export const FOLLOW_UPS_MAX = 1_000;
/** Who has been called so often is not to be called again. */
export const CONTACTS_OF_FOLLOW_UP_MAX = 20;
export const CORRECTIONS_OF_FOLLOW_UP_MAX = 10;

export function isOpen({ state }: FollowUp): boolean {
  return state !== 'closed';
}

/** Everything the purgeable table holds of this customer. */
export function personRefsOf({ personRef, pastRefs, contacts }: FollowUp): readonly string[] {
  return [personRef, ...pastRefs, ...contacts.map(({ noteRef }) => noteRef)].filter((ref) => ref !== null);
}

/** Who does not answer has not been reached; who was, stays so. */
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
