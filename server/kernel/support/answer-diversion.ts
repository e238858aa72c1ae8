import { defineCommand, from } from '../rule.ts';
import { refuseArmed } from '../ticket/change-standing.ts';
import { FLAG } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { findWaiting, refuseElderly } from './elderly.ts';

const BODY = {
  ticketId: ID,
  accepted: FLAG,
  isCoached: FLAG,
};

/** Accepted: the ticket is closed as diverted. Declined: its place stays. */
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
