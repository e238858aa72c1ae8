import type { CounterConfiguration } from '../configuration/configuration.ts';
import { atCounter, findTicket, type Holding, notHere, numberInHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { refuseArmed } from '../ticket/change-standing.ts';
import { acceptWith, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { refusePast } from './refuse-past.ts';
import { ticketCalled } from './ticket-called.ts';

const BODY = {
  counterId: ID,
  ticketId: ID,
  reasonId: ID,
};

/** Calls a chosen waiting ticket out of order; the day's record keeps the reason. */
export const callTicket = defineCommand({
  type: 'call-ticket',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    if (post.counter.state === 'paused') return refuse('counter-paused', { counter: post.settings.label });
    if (post.counter.ticketId !== null) return refuse('counter-busy', { number: numberInHand(branch, post.counter) });
    const found = findTicket(branch, command.ticketId);
    if (!found.ok) return found;
    if (found.ticket.phase !== 'waiting') return notHere(branch, found.ticket);
    if (!servedAt(post.settings, found)) return refuse('not-served-here', { number: found.ticket.number, counter: post.settings.label });
    const known = post.configuration.chosenCallReasons.some((reason) => reason.id === command.reasonId);
    if (!known) return refuse('unknown-reason', {});
    const unfair = refuseArmed(branch, found) ?? refusePast(branch, post, found);
    if (unfair !== null) return unfair;
    const called = ticketCalled(branch, post, command.ticketId, 'chosen', command.reasonId, context);
    return acceptWith({ kind: 'called', ticketId: command.ticketId, number: called.number }, [called.event]);
  },
});

/** Whether a ticket waits for this counter: in its own line, or for a service that it serves. */
export function servedAt(counter: CounterConfiguration, { record: { destination } }: Holding): boolean {
  return destination.kind === 'counter' ? destination.counterId === counter.id : counter.serviceIds.includes(destination.serviceId);
}
