import type { Confidence, Segment } from '../configuration/standing.ts';
import type { ServingRole } from './serving-role.ts';

/** Who raised it: a teller from a counter, or the lobby manager who found the guest. */
export type ReferralSource =
  { readonly role: 'teller'; readonly staffId: string; readonly counterId: string } | { readonly role: 'lobby'; readonly staffId: string };

/** Whose work it was: the manual's daily form counts by post (S80). */
export const REFERRING_POSTS = ['lobby', 'cash-teller', 'non-cash-teller', 'manager'] as const;
export type ReferringPost = (typeof REFERRING_POSTS)[number];

/** Whom the teller asks for (S59). The lobby sees every referral, whoever is asked. */
export type ReferralTarget =
  | { readonly kind: 'lobby' }
  | { readonly kind: 'non-cash' }
  /** managerId null: whoever is free. */
  | { readonly kind: 'manager'; readonly managerId: string | null };

/**
 * raised: stored and sent; seen: on a screen; acknowledged: somebody goes; attended: with the customer;
 * served-first: a counter serves the guest before the manager does; recheck: that service is over, who waits for whom now?
 * waiting: sits and waits for a manager; closed: has an outcome.
 */
export const REFERRAL_STATES = ['raised', 'seen', 'acknowledged', 'attended', 'served-first', 'recheck', 'waiting', 'closed'] as const;
export type ReferralState = (typeof REFERRAL_STATES)[number];

/** Exactly one for every referral. */
export const REFERRAL_OUTCOMES = ['introduced', 'card-handed', 'declined', 'not-premium', 'customer-left', 'cancelled', 'expired'] as const;
export type ReferralOutcome = (typeof REFERRAL_OUTCOMES)[number];

/** Why the supervisor and everybody in the lobby were told. */
export const ESCALATION_CAUSES = ['unanswered', 'nobody-on-duty'] as const;
export type EscalationCause = (typeof ESCALATION_CAUSES)[number];

/** Whoever answers for a referral. */
export interface Holder {
  readonly role: ServingRole;
  readonly staffId: string;
}

export interface Referral {
  readonly id: string;
  readonly source: ReferralSource;
  readonly target: ReferralTarget;
  /** null: a guest without a number. */
  readonly ticketId: string | null;
  cueId: string;
  readonly confidence: Confidence;
  readonly raisedAt: number;
  /** Salutation, in the purgeable table; null: none was given. */
  personRef: string | null;
  /** What was said of the guest before: named anew, corrected, sat elsewhere. Forgetting him reaches it. */
  pastRefs: readonly string[];
  state: ReferralState;
  /** To whom it was passed; null: to everybody on duty. */
  addresseeId: string | null;
  /** Since when it alerts: raised, passed on, or put off. */
  alertFrom: number;
  /** How often it has alerted again. */
  realerts: number;
  escalation: EscalationCause | null;
  isSnoozed: boolean;
  holder: Holder | null;
  seenAt: number | null;
  acknowledgedAt: number | null;
  attendedAt: number | null;
  /** Whose end brings the recheck. */
  watchedTicketId: string | null;
  /** The manager the guest waits for; null: whoever is free first. */
  managerId: string | null;
  /** Seat and chips to recognise the guest by, in the purgeable table. */
  lookRef: string | null;
  waitingSince: number | null;
  /** From when a wait for the manager is counted as too long: when it was last said where, and for whom, the guest waits. */
  seatedAt: number | null;
  /** The manager or an assistant has read it. */
  isRead: boolean;
  /** The guest has waited too long: the lobby is prompted. */
  isOverdue: boolean;
  triage: Segment | null;
  outcome: ReferralOutcome | null;
  closedAt: number | null;
}

/** More referrals than this a day are no recognition but a flood. */
export const REFERRALS_A_DAY_MAX = 2_000;

export function isOpen(referral: Referral): boolean {
  return referral.state !== 'closed';
}

/** Nobody has said yet that he goes. */
export function isUnanswered({ state }: Referral): boolean {
  return state === 'raised' || state === 'seen';
}

/** What somebody who stands with the customer may say; the others follow from what is done. */
export const SPOKEN_OUTCOMES = ['declined', 'not-premium', 'customer-left'] as const satisfies readonly ReferralOutcome[];
export type SpokenOutcome = (typeof SPOKEN_OUTCOMES)[number];
