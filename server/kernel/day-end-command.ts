export type DayEndCommand =
  /** knowingOpen: how many open referrals the person was shown; a day-end is never refused for them, only said. */
  | { readonly type: 'submit-day-end'; readonly knowingOpen: number }
  /** managerId: that manager's copy; null: the archive's. */
  | { readonly type: 'receive-day-end'; readonly date: string; readonly managerId: string | null }
  /** Of today's referral; null: that stays as it is. The record keeps what it was, who changed it and when. */
  | {
      readonly type: 'correct-referral';
      readonly referralId: string;
      readonly cueId: string | null;
      readonly managerId: string | null;
      readonly personRef: string | null;
    };
