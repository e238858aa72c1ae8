import type { ShareRule } from '../../../server/contract/list/prospects.ts';

/** What the supervisor wants a file to be checked with. */
export interface ImportChoice {
  readonly file: File;
  readonly share: ShareRule;
  readonly managers: readonly string[];
  readonly dueDays: number;
}
