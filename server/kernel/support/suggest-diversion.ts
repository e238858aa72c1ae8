import { defineCommand, from } from '../rule.ts';
import { refuseArmed } from '../ticket/change-standing.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findWaiting, refuseElderly } from './elderly.ts';

const BODY = {
  ticketId: ID,
};

/** Only where a machine can do the business, and never to an elderly customer. Repeating it changes nothing. */
export const suggestDiversion = defineCommand({
  type: 'suggest-diversion',
  asked: from({ lobby: BODY }),
  decide: (branch, { ticketId }, actor) => {
    const found = findWaiting(branch, ticketId, actor);
    if (!found.ok) return found;
    const { ticket, configuration, staffId } = found;
    const wrong = refuseElderly(found) ?? refuseArmed(branch, found);
    if (wrong !== null) return wrong;
    const service = configuration.services.find(({ id }) => id === ticket.serviceId);
    if (service === undefined || service.selfServiceHint === null) return refuse('no-self-service', { number: ticket.number });
    if (branch.staff.diversions.get(ticketId)?.state === 'suggested') return accept([]);
    return accept([{ type: 'diversion-suggested', ticketId, serviceId: ticket.serviceId, staffId }]);
  },
});
