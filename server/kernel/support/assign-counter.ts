import { openCounter } from '../counter/open-counter.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** staffId: the teller for whom the counter is opened. */
const BODY = {
  counterId: ID,
  staffId: ID,
};

/** The supervisor opens a counter for a teller, who is signed on there. */
export const assignCounter = defineCommand({
  type: 'assign-counter',
  asked: from({ supervisor: BODY }),
  decide: (branch, { counterId, staffId }, _actor, context) => {
    const person = configurationOfOpenDay(branch)?.staff.find(({ id }) => id === staffId);
    if (person?.roles.includes('teller') === false) return refuse('not-a-teller', { staff: person.name });
    return openCounter.decide(branch, { counterId }, { role: 'teller', staffId }, context);
  },
});
