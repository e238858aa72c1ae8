import { atCounter, inHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

export const startService = defineCommand({
  type: 'start-service',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    const { ticket, record } = held;
    if (ticket.phase !== 'called') return refuse('not-calling', { number: ticket.number });
    return accept([
      {
        type: 'service-started',
        ticketId: ticket.id,
        serviceId: ticket.serviceId,
        counterId: post.counter.id,
        walkMs: context.now - (record.calledAt ?? context.now),
      },
    ]);
  },
});
