import type { PersonOf } from './person-of.ts';

/** What the views of staff look up beside the branch. */
export interface StaffBeside {
  readonly personOf: PersonOf;
}
