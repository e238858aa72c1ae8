import { refuse } from '../words/decision.ts';
import { numberInHand } from '../guards.ts';
import { forceSignOut } from '../counter/force-sign-out.ts';
import { orNothing } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

/** ticketId: whom the supervisor saw in that counter's hand; null: nobody. */
const BODY = {
  counterId: ID,
  ticketId: orNothing(ID),
};

/** Ends a counter's session. A customer in hand is named first: only who has seen him there closes the counter all the same. */
export const signOutCounter = defineCommand({
  type: 'sign-out-counter',
  asked: from({ supervisor: BODY }),
  decide: (branch, command, actor, context) => {
    const counter = branch.hall.counters.get(command.counterId);
    if (counter !== undefined && counter.ticketId !== null && counter.ticketId !== command.ticketId) {
      return refuse('counter-busy', { number: numberInHand(branch, counter) });
    }
    return forceSignOut.decide(branch, { counterId: command.counterId }, actor, context);
  },
});
