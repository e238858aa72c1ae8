import { atCounter, numberInHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  reasonId: ID,
};

export const pauseCounter = defineCommand({
  type: 'pause-counter',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    if (post.counter.state === 'paused') return refuse('counter-paused', { counter: post.settings.label });
    if (post.counter.ticketId !== null) return refuse('counter-busy', { number: numberInHand(branch, post.counter) });
    const known = post.configuration.pauseReasons.some((reason) => reason.id === command.reasonId);
    if (!known) return refuse('unknown-reason', {});
    return accept([{ type: 'counter-paused', counterId: command.counterId, staffId: post.staffId, reasonId: command.reasonId }]);
  },
});
