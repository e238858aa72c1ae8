import type { Holding, Post } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import { refuse, type Refused } from '../words/decision.ts';
import { blockedBy, outsideWindow, passedBy } from './pass.ts';

/** A charged ticket that staff choose must not pass a ticket past the cap either. */
export function refusePast(branch: Branch, post: Post, { record, ticket }: Holding): Refused | null {
  if (record.class !== 'premium') return null;
  const number = blockedBy(branch, post.settings, record.n);
  if (number !== null) return refuse('overtake-cap', { number, limit: post.configuration.policy.overtakeCap ?? 0 });
  const windowMs = outsideWindow(branch, passedBy(branch, post.settings, record.n), ticket.takenAt);
  return windowMs === null ? null : refuse('inside-window', { minutes: Math.round(windowMs / 60_000) });
}
