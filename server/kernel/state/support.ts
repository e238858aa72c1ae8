/** What the lobby asks the supervisor for (S29). */
export const SUPPORT_KINDS = ['staff', 'complaint', 'device', 'security'] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];
/** raised: sent; seen: on the supervisor's screen; acknowledged: somebody deals with it; resolved: over. */
export const SUPPORT_STATES = ['raised', 'seen', 'acknowledged', 'resolved'] as const;
type SupportState = (typeof SUPPORT_STATES)[number];
/** What was done, as the supervisor says. */
export const SUPPORT_DONE = ['opened-counter', 'changed-services', 'came', 'other'] as const;
/** The same, with the ends that nobody says: withdrawn, the crowd is gone, the day is over. */
export const SUPPORT_ENDS = [...SUPPORT_DONE, 'withdrawn', 'eased', 'day-ended'] as const;
export type SupportEnd = (typeof SUPPORT_ENDS)[number];

/** How full the hall was. `open`: counters that call and serve. */
export interface Load {
  readonly waiting: number;
  readonly open: number;
}

export interface SupportRequest {
  readonly id: string;
  readonly kind: SupportKind;
  /** Who asked; null: the server itself, because the hall was crowded for `holdMs`, or an ordinary wait was past its target. */
  readonly staffId: string | null;
  readonly load: Load;
  /** The longest ordinary wait, if it was past its target when the server asked; otherwise null. */
  readonly waitMs: number | null;
  readonly raisedAt: number;
  state: SupportState;
  /** Who deals with it. */
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
  end: SupportEnd | null;
  resolvedAt: number | null;
}

/** More requests a day than this come from a stuck key. */
export const SUPPORT_A_DAY_MAX = 200;
