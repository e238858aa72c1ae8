import type { Actor } from '../actor.ts';
import type { Branch } from '../branch.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { atCounter } from '../guards.ts';

export function resumeCounter(branch: Branch, command: CommandOf<'resume-counter'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  if (post.counter.state !== 'paused') return refuse('counter-not-paused', { counter: post.settings.label });
  const pausedMs = context.now - post.counter.since;
  return accept([{ type: 'counter-resumed', counterId: command.counterId, staffId: post.staffId, pausedMs }]);
}
