import { returnKey } from '../calling/next-ticket.ts';
import { serviceMsOf } from '../calling/service-time.ts';
import { atCounter, inHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { openDestination } from './open-destination.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

/** Back into the line (forms missing, not ready): called soon, not instantly. */
export const returnTicket = defineCommand({
  type: 'return-ticket',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    return accept([
      {
        type: 'ticket-returned',
        actId: context.newId(),
        ticketId: held.ticket.id,
        serviceId: held.ticket.serviceId,
        counterId: post.counter.id,
        staffId: post.staffId,
        key: returnKey(held.record.key, context.now, post.configuration.rules.returnGraceMs),
        serviceMs: serviceMsOf(held, context.now),
        to: openDestination(branch, held),
      },
    ]);
  },
});
