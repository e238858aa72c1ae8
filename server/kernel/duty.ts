/** Whether somebody of the lobby is at his post (S24). */
export type DutyState = 'on' | 'away' | 'off';

export interface Duty {
  readonly staffId: string;
  state: DutyState;
  since: number;
  /** Why the post was left without a stand-in; null: it was not. */
  reasonId: string | null;
  /** Whom he has asked to stand in, and who has not answered yet. */
  askedStandInId: string | null;
  /** Whether his tablet is heard of; null: no tablet has been heard of today. */
  isReachable: boolean | null;
  reachableSince: number;
}
