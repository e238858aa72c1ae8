import type { Guest, ManagerState, Touchstone } from './state/manager.ts';
import type { ReferralOutcome, ReferralTarget } from './state/referral.ts';
import type { Confidence, Segment } from './configuration/standing.ts';

/* The raised hand, and the guest's way to a manager. What names a person is kept apart: here are references only. */
export type ReferralCommand =
  /** counterId null: the lobby manager's own find. */
  | {
      readonly type: 'raise-referral';
      readonly counterId: string | null;
      readonly ticketId: string | null;
      readonly cueId: string;
      readonly confidence: Confidence;
      readonly target: ReferralTarget;
      readonly personRef: string | null;
    }
  /** The salutation may follow (three keys are enough without it). */
  | { readonly type: 'name-guest'; readonly referralId: string; readonly personRef: string | null }
  | { readonly type: 'see-referral'; readonly referralId: string }
  | { readonly type: 'acknowledge-referral'; readonly referralId: string }
  | { readonly type: 'snooze-referral'; readonly referralId: string }
  | { readonly type: 'pass-referral'; readonly referralId: string; readonly toStaffId: string }
  | { readonly type: 'attend-referral'; readonly referralId: string }
  | { readonly type: 'cancel-referral'; readonly referralId: string }
  /** A manager is free: introduced on the spot. */
  | { readonly type: 'introduce-guest'; readonly referralId: string; readonly managerId: string }
  /** counterId: serve there next, without a call; null: the counter where the guest is served already. */
  | {
      readonly type: 'serve-guest-first';
      readonly referralId: string;
      readonly counterId: string | null;
      readonly serviceId: string | null;
    }
  /** managerId null: whoever is free first. */
  | { readonly type: 'seat-guest'; readonly referralId: string; readonly managerId: string | null; readonly lookRef: string | null }
  | { readonly type: 'conclude-referral'; readonly referralId: string; readonly outcome: SpokenOutcome }
  // managers
  | { readonly type: 'set-manager-state'; readonly managerId: string; readonly state: ManagerState; readonly backAt: number | null }
  | { readonly type: 'read-guest'; readonly managerId: string; readonly referralId: string }
  /** `ending`: the guest whose meeting this also ends, as the screen showed it; null: the manager is alone. */
  | { readonly type: 'greet-guest'; readonly managerId: string; readonly guest: Guest; readonly ending: Guest | null }
  | {
      readonly type: 'triage-guest';
      readonly managerId: string;
      readonly referralId: string;
      readonly segment: Segment;
      readonly touchstone: Touchstone | null;
    }
  | { readonly type: 'end-meeting'; readonly managerId: string; readonly guest: Guest }
  /** Goes along to a counter (S51): a direct service there, under the cap like any other. */
  | {
      readonly type: 'accompany-guest';
      readonly managerId: string;
      readonly counterId: string;
      readonly serviceId: string;
      readonly cueId: string;
    };

/** What somebody who stands with the customer may say; the others follow from what is done. */
export type SpokenOutcome = Extract<ReferralOutcome, 'declined' | 'not-premium' | 'customer-left'>;
