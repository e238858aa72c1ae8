import { serviceMsOf } from '../calling/service-time.ts';
import { atCounter, inHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
  reasonId: ID,
};

/** Holds a customer who fills in a form or fetches a document; any counter may resume. */
export const parkTicket = defineCommand({
  type: 'park-ticket',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    const known = post.configuration.parkReasons.some((reason) => reason.id === command.reasonId);
    if (!known) return refuse('unknown-reason', {});
    return accept([
      {
        type: 'ticket-parked',
        actId: context.newId(),
        ticketId: held.ticket.id,
        serviceId: held.ticket.serviceId,
        counterId: post.counter.id,
        staffId: post.staffId,
        reasonId: command.reasonId,
        serviceMs: serviceMsOf(held, context.now),
      },
    ]);
  },
});
