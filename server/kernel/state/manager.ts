/** What everybody on the staff may know of a manager (S41). */
export const MANAGER_STATES = ['free', 'with-customer', 'away', 'off'] as const;
export type ManagerState = (typeof MANAGER_STATES)[number];

/** Who sits with a manager, or waits for one: by a referral, or with a number of the managers' own series. */
export type Guest = { readonly kind: 'referral'; readonly referralId: string } | { readonly kind: 'visitor'; readonly ticketId: string };

export interface Manager {
  readonly id: string;
  state: ManagerState;
  since: number;
  /** When an absent manager will be back, epoch ms; null: not said, or not away. */
  backAt: number | null;
  /** null: nobody, or somebody the branch was not told of. */
  guest: Guest | null;
  /** When the guest was greeted. */
  guestSince: number | null;
}

/** What a customer said to the premium card as a touchstone (S89). */
export const TOUCHSTONES = ['interested', 'threshold-too-high'] as const;
export type Touchstone = (typeof TOUCHSTONES)[number];
