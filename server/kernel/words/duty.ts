import type { Leaving, RELIEVING_ROLES } from '../state/duty.ts';

export type DutyEvent =
  | { readonly type: 'duty-started'; readonly staffId: string }
  | {
      readonly type: 'stand-in-asked';
      readonly staffId: string;
      readonly standInId: string;
      readonly state: Leaving;
      readonly backAt: number | null;
    }
  | { readonly type: 'stand-in-withdrawn'; readonly staffId: string; readonly standInId: string }
  | { readonly type: 'stand-in-declined'; readonly staffId: string; readonly standInId: string }
  /** The stand-in is at the post from now on. by: the stand-in who accepted, or the supervisor who sent him. */
  | {
      readonly type: 'duty-handed-over';
      readonly staffId: string;
      readonly standInId: string;
      readonly state: Leaving;
      readonly backAt: number | null;
      readonly by: { readonly role: (typeof RELIEVING_ROLES)[number]; readonly staffId: string };
    }
  /** The post was left without a stand-in. */
  | {
      readonly type: 'duty-left';
      readonly staffId: string;
      readonly state: Leaving;
      readonly backAt: number | null;
      readonly reasonId: string;
    }
  | { readonly type: 'duty-gap-opened'; readonly staffId: string; readonly reasonId: string }
  | { readonly type: 'duty-gap-closed'; readonly staffId: string; readonly gapMs: number }
  /** sentId: who was asked to come to the post; null: the supervisor sees to it himself. */
  | { readonly type: 'empty-post-answered'; readonly staffId: string; readonly sentId: string | null }
  /** A person who leaves answered for this referral. toStaffId null: everybody on duty, until somebody goes. */
  | { readonly type: 'referral-handed-over'; readonly referralId: string; readonly staffId: string; readonly toStaffId: string | null }
  | { readonly type: 'tablet-heard'; readonly staffId: string }
  | { readonly type: 'tablet-lost'; readonly staffId: string }
  | { readonly type: 'tablet-silent'; readonly staffId: string };
