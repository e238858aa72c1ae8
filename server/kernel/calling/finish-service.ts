import { atCounter, type Holding, inHand, type Post } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse } from '../words/decision.ts';
import type { EventOf } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { serviceMsOf } from './service-time.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

export const finishService = defineCommand({
  type: 'finish-service',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    if (held.ticket.phase !== 'serving') return refuse('not-serving', { number: held.ticket.number });
    return accept([finished(held, post, context)]);
  },
});

export function finished(held: Holding, post: Post, context: Context): EventOf<'ticket-closed'> {
  return {
    type: 'ticket-closed',
    actId: context.newId(),
    ticketId: held.ticket.id,
    serviceId: held.ticket.serviceId,
    counterId: post.counter.id,
    staffId: post.staffId,
    outcome: 'normal',
    serviceMs: serviceMsOf(held, context.now),
  };
}
