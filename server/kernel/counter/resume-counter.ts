import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { atCounter } from '../guards.ts';

export function resumeCounter(branch: Branch, command: CommandOf<'resume-counter'>, actor: Actor, context: Context): Decision {
  const post = atCounter(branch, command.counterId, actor);
  if (!post.ok) return post;
  if (post.counter.state !== 'paused') return refuse('counter-not-paused', { counter: post.settings.label });
  const pausedMs = context.now - post.counter.since;
  return accept([{ type: 'counter-resumed', counterId: command.counterId, staffId: post.staffId, pausedMs }]);
}
