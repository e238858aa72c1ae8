import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { atCounter, numberInHand } from '../guards.ts';

export function pauseCounter(branch: Branch, command: CommandOf<'pause-counter'>, actor: Actor): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  if (post.counter.state === 'paused') return refuse('counter-paused', { counter: post.settings.label });
  if (post.counter.ticketId !== null) return refuse('counter-busy', { number: numberInHand(branch, post.counter) });
  const known = post.configuration.pauseReasons.some((reason) => reason.id === command.reasonId);
  if (!known) return refuse('unknown-reason', {});
  return accept([{ type: 'counter-paused', counterId: command.counterId, staffId: post.staffId, reasonId: command.reasonId }]);
}
