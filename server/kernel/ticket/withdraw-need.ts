import { defineCommand, each, from } from '../rule.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { identifiableTicket, refuseArmed, standingChanged } from './change-standing.ts';

const BODY = {
  ticketId: ID,
};

export const withdrawNeed = defineCommand({
  type: 'withdraw-need',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = identifiableTicket(branch, command.ticketId, actor);
    if (!known.ok) return known;
    if (known.record.standing.needId === null) return refuse('no-need-assigned', { number: known.ticket.number });
    return refuseArmed(branch, known) ?? standingChanged(known, 'need-withdrawn', null, { ...known.record.standing, needId: null });
  },
});
