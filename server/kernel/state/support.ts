/** What the lobby asks the supervisor for (S29). */
export type SupportKind = 'staff' | 'complaint' | 'device' | 'security';
/** raised: sent; seen: on the supervisor's screen; acknowledged: somebody sees to it; resolved: over. */
export type SupportState = 'raised' | 'seen' | 'acknowledged' | 'resolved';
/** What was done, as the supervisor says. */
export type SupportDone = 'opened-counter' | 'changed-services' | 'came' | 'other';
/** Or how it ended by itself: taken back, the crowd was gone, the day was over. */
export type SupportEnd = SupportDone | 'withdrawn' | 'eased' | 'day-ended';

/** How full the hall was; open: counters that call and serve. */
export interface Load {
  readonly waiting: number;
  readonly open: number;
}

export interface SupportRequest {
  readonly id: string;
  readonly kind: SupportKind;
  /** Who asked; null: the crowd itself, after so long. */
  readonly staffId: string | null;
  readonly load: Load;
  readonly raisedAt: number;
  state: SupportState;
  /** Who sees to it. */
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  end: SupportEnd | null;
  resolvedAt: number | null;
}

/** More a day are no requests but a stuck key. */
export const SUPPORT_A_DAY_MAX = 200;
