import { refusePast } from '../calling/refuse-past.ts';
import { ticketCalled } from '../calling/ticket-called.ts';
import { atCounter, findTicket, numberInHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { acceptWith, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
};

/** Calls a parked customer to an idle counter, announced like any other call. */
export const resumeTicket = defineCommand({
  type: 'resume-ticket',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    if (post.counter.state === 'paused') return refuse('counter-paused', { counter: post.settings.label });
    if (post.counter.ticketId !== null) return refuse('counter-busy', { number: numberInHand(branch, post.counter) });
    const found = findTicket(branch, command.ticketId);
    if (!found.ok) return found;
    if (found.ticket.phase !== 'parked') return refuse('not-parked', { number: found.ticket.number });
    const unfair = refusePast(branch, post, found);
    if (unfair !== null) return unfair;
    const called = ticketCalled(branch, post, command.ticketId, 'resumed', null, context);
    return acceptWith({ kind: 'called', ticketId: command.ticketId, number: called.number }, [called.event]);
  },
});
