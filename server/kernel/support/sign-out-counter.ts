import { forceSignOut } from '../counter/force-sign-out.ts';
import { numberInHand } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { orNothing } from '../words/body.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** ticketId: the customer in hand that the supervisor's screen showed; null: none. */
const BODY = {
  counterId: ID,
  ticketId: orNothing(ID),
};

/** Ends a counter's session. If a customer is in hand, the supervisor must have seen so on the screen. */
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
