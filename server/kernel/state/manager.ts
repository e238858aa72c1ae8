/** What everybody on the staff may know of a manager (S41). */
export type ManagerState = 'free' | 'with-customer' | 'away' | 'off';

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
export type Touchstone = 'interested' | 'threshold-too-high';
