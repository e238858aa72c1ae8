import type { Confidence, Segment } from '../configuration/standing.ts';
import type { Guest, ManagerState, Touchstone } from '../state/manager.ts';
import type { EscalationCause, Holder, ReferralOutcome, ReferralSource, ReferralTarget } from '../state/referral.ts';
import type { Destination } from '../state/ticket.ts';

type Role = Holder['role'];

export type ReferralEvent =
  | {
      readonly type: 'referral-raised';
      readonly referralId: string;
      readonly source: ReferralSource;
      readonly target: ReferralTarget;
      readonly ticketId: string | null;
      /** Copied for the records, which outlive the ticket. */
      readonly number: string | null;
      readonly serviceId: string | null;
      readonly cueId: string;
      readonly confidence: Confidence;
      readonly personRef: string | null;
    }
  | { readonly type: 'guest-named'; readonly referralId: string; readonly personRef: string; readonly staffId: string }
  | { readonly type: 'referral-seen'; readonly referralId: string; readonly role: Role; readonly staffId: string }
  | {
      readonly type: 'referral-acknowledged';
      readonly referralId: string;
      readonly role: Role;
      readonly staffId: string;
      readonly afterMs: number;
    }
  | { readonly type: 'referral-snoozed'; readonly referralId: string; readonly staffId: string }
  | { readonly type: 'referral-passed'; readonly referralId: string; readonly staffId: string; readonly toStaffId: string }
  | { readonly type: 'referral-realerted'; readonly referralId: string; readonly realerts: number }
  | { readonly type: 'referral-escalated'; readonly referralId: string; readonly cause: EscalationCause }
  | { readonly type: 'referral-attended'; readonly referralId: string; readonly role: Role; readonly staffId: string }
  /** directServiceId null: a counter serves the guest already. */
  | {
      readonly type: 'guest-served-first';
      readonly referralId: string;
      readonly role: Role;
      readonly staffId: string;
      readonly ticketId: string;
      readonly directServiceId: string | null;
    }
  | {
      readonly type: 'guest-seated';
      readonly referralId: string;
      readonly role: Role;
      readonly staffId: string;
      readonly managerId: string | null;
      readonly lookRef: string | null;
    }
  | { readonly type: 'guest-overdue'; readonly referralId: string }
  | { readonly type: 'guest-read'; readonly referralId: string; readonly staffId: string }
  /** staffId null: a deadline, or the end of the day. */
  | {
      readonly type: 'referral-closed';
      readonly referralId: string;
      readonly role: Role | null;
      readonly staffId: string | null;
      readonly outcome: ReferralOutcome;
      /** The manager who received the guest, or whose card was handed out. */
      readonly managerId: string | null;
    }
  | {
      readonly type: 'guest-greeted';
      readonly managerId: string;
      readonly guest: Guest;
      readonly staffId: string;
      /** How long the guest sat and waited; null: introduced at once. */
      readonly waitMs: number | null;
    }
  | {
      readonly type: 'guest-triaged';
      readonly managerId: string;
      readonly referralId: string;
      readonly staffId: string;
      readonly segment: Segment;
      readonly touchstone: Touchstone | null;
    }
  | {
      readonly type: 'meeting-ended';
      readonly managerId: string;
      readonly guest: Guest;
      readonly staffId: string;
      readonly meetingMs: number;
    }
  | {
      readonly type: 'manager-state-set';
      readonly managerId: string;
      readonly staffId: string;
      readonly state: ManagerState;
      readonly backAt: number | null;
    }
  /** A new number at the guest's own arrival, because his own was closed. */
  | { readonly type: 'guest-renumbered'; readonly referralId: string; readonly ticketId: string; readonly staffId: string }
  /** The manager who looks after this ticket's customer (S49). A staff fact: slip, number and place in line do not depend on it. */
  | { readonly type: 'manager-known'; readonly ticketId: string; readonly managerId: string }
  /** Out of the line, accompanied by staff: nobody calls this number now. */
  | { readonly type: 'ticket-escorted'; readonly ticketId: string; readonly staffId: string }
  /** Back at its own place, key unchanged: the ticket was never late (S87). */
  | { readonly type: 'ticket-rejoined'; readonly ticketId: string; readonly staffId: string; readonly to: Destination };
