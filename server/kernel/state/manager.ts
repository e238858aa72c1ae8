/** What all staff may know of a manager (S41). */
export const MANAGER_STATES = ['free', 'with-customer', 'away', 'off'] as const;
export type ManagerState = (typeof MANAGER_STATES)[number];

/** Whom a manager receives: a referred guest, or a visitor with a ticket of the managers' own series. */
export type Guest = { readonly kind: 'referral'; readonly referralId: string } | { readonly kind: 'visitor'; readonly ticketId: string };

export interface Manager {
  readonly id: string;
  state: ManagerState;
  since: number;
  /** When an absent manager will be back, epoch ms; null: not said, or not away. */
  backAt: number | null;
  /** null: nobody, or a person the branch was not told of. */
  guest: Guest | null;
  /** When the manager greeted the guest. */
  guestSince: number | null;
  /** Reference to where the guest sat and how to recognise him, as long as the manager is with him; null: not said. */
  guestLookRef: string | null;
}

/** How a guest reacted to the offer of the premium card, which serves as a touchstone (S89). */
export const TOUCHSTONES = ['interested', 'threshold-too-high'] as const;
export type Touchstone = (typeof TOUCHSTONES)[number];
