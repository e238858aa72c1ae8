import { atCounter, findTicket, numberInHand, type Post } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { orNothing } from '../words/body.ts';
import type { Context } from '../words/context.ts';
import { acceptWith, type Decision, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { finished } from './finish-service.ts';
import { linesOf, nextTicket } from './next-ticket.ts';
import { blockedBy } from './pass.ts';
import { directServiceStarted, startableDirectService } from './start-direct-service.ts';
import { ticketCalled } from './ticket-called.ts';

const BODY = {
  counterId: ID,
  finishing: orNothing(ID),
};

/**
 * The teller's one key: finishes the service in hand, if it is the one the teller saw, then calls the next
 * ticket or starts the armed direct service.
 */
export const callNext = defineCommand({
  type: 'call-next',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor, context) => {
    const post = atCounter(branch, command.counterId, actor);
    if (!post.ok) return post;
    const { counter } = post;
    if (counter.state === 'paused') return refuse('counter-paused', { counter: post.settings.label });
    if (counter.state === 'calling') return refuse('call-not-answered', { number: numberInHand(branch, counter) });
    if (counter.ticketId !== command.finishing) return refuse('ticket-not-here', { number: numberInHand(branch, counter) });
    const events: BranchEvent[] = [];
    if (command.finishing !== null) {
      const done = finishInHand(branch, post, command.finishing, context);
      if (done === null) return refuse('ticket-not-here', { number: '' });
      events.push(done);
    }
    return whoIsNext(branch, post, events, context);
  },
});

function whoIsNext(branch: Branch, post: Post, events: readonly BranchEvent[], context: Context): Decision {
  const direct = startableDirectService(branch, post.settings);
  if (direct !== null) {
    const started = directServiceStarted(branch, post, direct, context);
    return acceptWith({ kind: 'direct', ticketId: direct.ticketId, number: started.number }, [...events, started.event]);
  }
  const place = nextTicket(branch.staff.lines, post.settings, context.now);
  if (place === null) {
    if (events.length === 0) return refuseEmpty(branch, post);
    return acceptWith({ kind: 'called', ticketId: null, number: null }, events);
  }
  const called = ticketCalled(branch, post, place.ticketId, 'next', null, context);
  return acceptWith({ kind: 'called', ticketId: place.ticketId, number: called.number }, [...events, called.event]);
}

/** Only premium customers wait, and they must not pass a customer kept for a direct service because of a need. */
function refuseEmpty(branch: Branch, { settings, configuration }: Post): Refused {
  const somebody = linesOf(branch.staff.lines, settings, ['premium']).some((line) => line.length > 0);
  const number = somebody ? blockedBy(branch, settings, Number.POSITIVE_INFINITY) : null;
  if (number === null) return refuse('nobody-waiting', {});
  return refuse('overtake-cap', { number, limit: configuration.policy.overtakeCap ?? 0 });
}

function finishInHand(branch: Branch, post: Post, ticketId: string, context: Context): BranchEvent | null {
  const held = findTicket(branch, ticketId);
  return held.ok ? finished(held, post, context) : null;
}
