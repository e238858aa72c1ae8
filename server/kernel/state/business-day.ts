/** What opened or closed a day: the branch's hours, or somebody. */
export const DAY_TURNERS = ['hours', 'hand'] as const;
export type DayTurner = (typeof DAY_TURNERS)[number];

/** A sitting of the branch. The date belongs to the branch's time zone. */
export interface BusinessDay {
  /** "2026-11-23". */
  readonly date: string;
  readonly openedAt: number;
  readonly openedBy: DayTurner;
  /** Opened outside the branch's hours, so they do not say what is open. */
  readonly afterHours: boolean;
  readonly closesAt: number;
  closedAt: number | null;
  closedBy: DayTurner | null;
}
