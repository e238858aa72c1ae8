import type { BranchTime } from '../kernel/words/context.ts';

/** The time for which a view is made: a view is a function of the branch's state and this time. */
export type ViewTime = BranchTime;
