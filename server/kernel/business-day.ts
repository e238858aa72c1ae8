/** A sitting of the branch. The date belongs to the branch's time zone. */
export interface BusinessDay {
  readonly date: string;
  readonly openedAt: number;
  /** "hand": opened outside the hours it would have opened by itself, or by somebody. */
  readonly openedBy: 'hours' | 'hand';
  closedAt: number | null;
}
