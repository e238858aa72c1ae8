import type { Confidence, Segment } from '../configuration/standing.ts';
import type { AnsweringRole } from './serving-role.ts';

/*
 * customer: anybody who comes to the branch. guest: a premium customer whom staff bring to a manager, by a referral.
 * visitor: a customer who comes to a manager by appointment.
 */

/** Who raised it: a teller from a counter, or the lobby manager who found the guest. */
export type ReferralSource =
  { readonly role: 'teller'; readonly staffId: string; readonly counterId: string } | { readonly role: 'lobby'; readonly staffId: string };

/** Post of the person who referred: the manual's daily form counts by post (S80). */
export const REFERRING_POSTS = ['lobby', 'cash-teller', 'non-cash-teller', 'manager'] as const;
export type ReferringPost = (typeof REFERRING_POSTS)[number];

/** Whom the teller asks for (S59). The lobby sees every referral, whoever is asked. */
export type ReferralTarget =
  | { readonly kind: 'lobby' }
  | { readonly kind: 'non-cash' }
  /** managerId null: whichever manager is free. */
  | { readonly kind: 'manager'; readonly managerId: string | null };

/**
 * raised: stored and sent; seen: on a screen; acknowledged: somebody is going; attended: somebody is with the guest;
 * served-first: a counter serves the guest before a manager does; recheck: that service is over, and somebody must see which
 * manager is free; waiting: the guest sits and waits for a manager; closed: has an outcome.
 */
export const REFERRAL_STATES = ['raised', 'seen', 'acknowledged', 'attended', 'served-first', 'recheck', 'waiting', 'closed'] as const;
type ReferralState = (typeof REFERRAL_STATES)[number];

/** Every referral ends with exactly one of these. */
export const REFERRAL_OUTCOMES = ['introduced', 'card-handed', 'declined', 'not-premium', 'customer-left', 'cancelled', 'expired'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** Why the supervisor and everybody in the lobby were told. */
export const ESCALATION_CAUSES = ['unanswered', 'nobody-on-duty'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** The person who answers for a referral. */
export interface Holder {
  readonly role: AnsweringRole;
  readonly staffId: string;
}

export interface Referral {
  readonly id: string;
  readonly source: ReferralSource;
  readonly target: ReferralTarget;
  /** null: the guest has no ticket. */
  readonly ticketId: string | null;
  cueId: string;
  readonly confidence: Confidence;
  readonly raisedAt: number;
  /** Reference to the salutation in the purgeable table; null: none was given. */
  personRef: string | null;
  /** References that a later name, correction or seat replaced. Forgetting the guest deletes these too. */
  pastRefs: readonly string[];
  state: ReferralState;
  /** The colleague to whom it was passed; null: everybody on duty. */
  addresseeId: string | null;
  /** Start of the alert clock: when the referral was raised, passed on, or put off until. */
  alertFrom: number;
  /** How often it has alerted again. */
  realerts: number;
  escalation: EscalationCause | null;
  isSnoozed: boolean;
  holder: Holder | null;
  seenAt: number | null;
  acknowledgedAt: number | null;
  attendedAt: number | null;
  /** The ticket whose end brings the recheck. */
  watchedTicketId: string | null;
  /** The number given for one that was closed; null: none was. */
  newTicketId: string | null;
  /** The manager the guest waits for; null: the first who is free. */
  managerId: string | null;
  /** Reference to seat and chips in the purgeable table, by which to recognise the guest. */
  lookRef: string | null;
  waitingSince: number | null;
  /** Start of the wait for a manager: when staff last said where, and for whom, the guest waits. */
  seatedAt: number | null;
  /** Whether the manager or an assistant has read it. */
  isRead: boolean;
  /** Whether the guest has waited too long, so that the lobby is prompted. */
  isOverdue: boolean;
  triage: Segment | null;
  outcome: ReferralOutcome | null;
  closedAt: number | null;
}

/** More referrals a day than this are not recognition but a flood. */
export const REFERRALS_A_DAY_MAX = 2_000;

export function isOpen(referral: Referral): boolean {
  return referral.state !== 'closed';
}

/** Nobody has said yet that they are going. */
export function isUnanswered({ state }: Referral): boolean {
  return state === 'raised' || state === 'seen';
}

/** Outcomes that staff choose when they are with the guest; all others follow from what is done. */
export const SPOKEN_OUTCOMES = ['declined', 'not-premium', 'customer-left'] as const satisfies readonly ReferralOutcome[];
export type SpokenOutcome = (typeof SPOKEN_OUTCOMES)[number];
