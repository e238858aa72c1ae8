import type { LocalTime } from '../kernel/words/context.ts';

/** When a view is looked at: views are functions of state and moment. */
export interface Moment {
  readonly now: number;
  readonly local: LocalTime;
}
