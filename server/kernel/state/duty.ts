/** Ways to leave a post: for a while, or for the day. */
export const LEAVINGS = ['away', 'off'] as const;
export type Leaving = (typeof LEAVINGS)[number];
/** Whose word puts a stand-in at a post: the stand-in's, who accepts, or the supervisor's, who sends him. */
export const RELIEVING_ROLES = ['lobby', 'supervisor'] as const;

/** Whether a person of the lobby is at the post (S24). */
export const DUTY_STATES = ['on', ...LEAVINGS] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** unheard: on duty, and the tablet has not reported yet; heard: connected; lost: disconnected; silent: disconnected for too long. */
export type TabletState = 'unheard' | 'heard' | 'lost' | 'silent';

/** A question to a colleague who has not answered yet. */
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

/** What the supervisor did about an empty post. */
export interface PostAnswer {
  readonly staffId: string;
  /** Who was asked to come; null: the supervisor sees to it himself. */
  readonly sentId: string | null;
  readonly at: number;
}

/** A time in which nobody is at the post. */
export interface DutyGap {
  readonly since: number;
  /** Who left last, and why. */
  readonly staffId: string;
  readonly reasonId: string;
}
