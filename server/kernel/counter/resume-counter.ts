import { atCounter } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
};

export const resumeCounter = defineCommand({
  type: 'resume-counter',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    if (post.counter.state !== 'paused') return refuse('counter-not-paused', { counter: post.settings.label });
    const pausedMs = context.now - post.counter.since;
    return accept([{ type: 'counter-resumed', counterId: command.counterId, staffId: post.staffId, pausedMs }]);
  },
});
