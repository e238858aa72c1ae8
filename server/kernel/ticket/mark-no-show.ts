import { atCounter, inHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

/** The customer did not come. Refused until noShowAfterMs after the call, the time needed to walk. */
export const markNoShow = defineCommand({
  type: 'mark-no-show',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const held = inHand(branch, post, command.ticketId);
    if (!held.ok) return held;
    const { ticket, record } = held;
    if (ticket.phase !== 'called') return refuse('not-calling', { number: ticket.number });
    const from = (record.calledAt ?? 0) + post.configuration.rules.noShowAfterMs;
    if (context.now < from) return refuse('no-show-too-soon', { seconds: Math.ceil((from - context.now) / 1_000) });
    return accept([
      {
        type: 'ticket-missed',
        actId: context.newId(),
        ticketId: ticket.id,
        serviceId: ticket.serviceId,
        counterId: post.counter.id,
        staffId: post.staffId,
      },
    ]);
  },
});
