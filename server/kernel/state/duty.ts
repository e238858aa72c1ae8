/** How a post may be left: for a while, or for the day. */
export const LEAVINGS = ['away', 'off'] as const;
export type Leaving = (typeof LEAVINGS)[number];
/** Who puts a stand-in at a post: the stand-in, who accepts, or the supervisor, who sends him. */
export const RELIEVING_ROLES = ['lobby', 'supervisor'] as const;

/** Whether somebody of the lobby is at his post (S24). */
export const DUTY_STATES = ['on', ...LEAVINGS] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** unheard: put on duty, and no word of a tablet yet; lost: its connection is gone; silent: gone for too long. */
export type TabletState = 'unheard' | 'heard' | 'lost' | 'silent';

/** Asked of a colleague, who has not answered yet. */
interface StandInRequest {
  readonly standInId: string;
  readonly state: Leaving;
  readonly backAt: number | null;
  readonly askedAt: number;
}

export interface Duty {
  readonly staffId: string;
  state: DutyState;
  since: number;
  /** When an absent person will be back, epoch ms; null: not said, or not away. */
  backAt: number | null;
  /** Why the post was left without a stand-in; null: it was not. */
  reasonId: string | null;
  asked: StandInRequest | null;
  tablet: TabletState;
  tabletSince: number;
}

/** Nobody is left at the post. */
export interface DutyGap {
  readonly since: number;
  /** Who left last, and why. */
  readonly staffId: string;
  readonly reasonId: string;
}
