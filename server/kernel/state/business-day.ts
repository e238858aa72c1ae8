/** A sitting of the branch. The date belongs to the branch's time zone. */
export interface BusinessDay {
  /** "2026-11-23". */
  readonly date: string;
  readonly openedAt: number;
  readonly openedBy: 'hours' | 'hand';
  /** Opened outside the branch's hours, so they do not say what is open. */
  readonly afterHours: boolean;
  readonly closesAt: number;
  closedAt: number | null;
  closedBy: 'hours' | 'hand' | null;
}
