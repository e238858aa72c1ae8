import type { Branch } from '../branch.ts';
import { refuse, type Refused } from '../decision.ts';
import type { Holding, Post } from '../guards.ts';
import { blockedBy } from '../pass.ts';

/** A charged ticket that somebody chooses must not pass anyone past the cap either. */
export function refusePast(branch: Branch, post: Post, { record }: Holding): Refused | null {
  if (record.class !== 'premium') return null;
  const number = blockedBy(branch, post.settings, record.n);
  return number === null ? null : refuse('overtake-cap', { number, limit: post.configuration.policy.overtakeCap ?? 0 });
}
