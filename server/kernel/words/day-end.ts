export type DayEndEvent =
  | {
      readonly type: 'day-end-submitted';
      readonly date: string;
      readonly edition: number;
      readonly staffId: string;
      readonly referred: number;
      readonly followUps: number;
      readonly open: number;
      /** Managers with customers of their own in the forms. */
      readonly managerIds: readonly string[];
    }
  | {
      readonly type: 'day-end-received';
      readonly date: string;
      readonly edition: number;
      readonly managerId: string | null;
      readonly staffId: string;
    }
  | {
      readonly type: 'referral-corrected';
      readonly referralId: string;
      readonly staffId: string;
      readonly cueId: { readonly from: string; readonly to: string } | null;
      readonly managerId: { readonly from: string | null; readonly to: string } | null;
      readonly personRef: string | null;
    };
