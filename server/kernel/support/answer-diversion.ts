import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { refuseArmed } from '../ticket/change-standing.ts';
import { refuseElderly, findWaiting } from './elderly.ts';
import { FLAG } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  ticketId: ID,
  accepted: FLAG,
  isCoached: FLAG,
};

/** Accepted, the number is given up; declined, its place is what it was. */
export const answerDiversion = defineCommand({
  type: 'answer-diversion',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const { ticketId, accepted, isCoached } = command;
    const found = findWaiting(branch, ticketId, actor);
    if (!found.ok) return found;
    const { ticket, staffId } = found;
    if (branch.staff.diversions.get(ticketId)?.state !== 'suggested') return refuse('not-suggested', { number: ticket.number });
    const wrong = refuseElderly(found) ?? refuseArmed(branch, found);
    if (wrong !== null) return wrong;
    const { serviceId } = ticket;
    const answered: BranchEvent = { type: 'diversion-answered', ticketId, serviceId, staffId, accepted, isCoached };
    if (!accepted) return accept([answered]);
    const gone = { actId: null, ticketId, serviceId, counterId: null, staffId, serviceMs: null };
    return accept([answered, { type: 'ticket-closed', ...gone, outcome: 'diverted' }]);
  },
});
