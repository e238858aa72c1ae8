/** What opened or closed a day: the configured hours, or a person by hand. */
export const DAY_TURNERS = ['hours', 'hand'] as const;
export type DayTurner = (typeof DAY_TURNERS)[number];

/** One opening of the branch. The date belongs to the branch's time zone. */
export interface BusinessDay {
  /** "2026-11-23". */
  readonly date: string;
  readonly openedAt: number;
  readonly openedBy: DayTurner;
  /** Opened outside the configured hours, so those hours do not limit any service. */
  readonly afterHours: boolean;
  readonly closesAt: number;
  closedAt: number | null;
  closedBy: DayTurner | null;
}
