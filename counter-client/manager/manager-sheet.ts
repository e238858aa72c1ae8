import type { AppointmentRow } from '../../server/contract/appointments.ts';
import type { FollowUpRow } from '../../server/contract/follow-up.ts';
import type { ManagerView } from '../../server/contract/manager.ts';
import type { ReferralRow } from '../../server/contract/referral.ts';

export type ManagerRowView = ManagerView['desks'][number];
export type Meeting = NonNullable<ManagerRowView['meeting']>;

/** What lies over the page, asking one thing. */
export type ManagerSheet =
  | { readonly kind: 'pass'; readonly managerId: string; readonly guest: ReferralRow }
  | { readonly kind: 'pass-visitor'; readonly visitor: AppointmentRow }
  | { readonly kind: 'serve-first'; readonly managerId: string; readonly guest: ReferralRow }
  | { readonly kind: 'accompany'; readonly managerId: string; readonly meeting: Meeting }
  /** followUp: the customer it is for; null: not known yet. */
  | { readonly kind: 'book'; readonly managerId: string; readonly followUp: FollowUpRow | null }
  | { readonly kind: 'move'; readonly appointment: AppointmentRow }
  | { readonly kind: 'cancel'; readonly appointment: AppointmentRow };
