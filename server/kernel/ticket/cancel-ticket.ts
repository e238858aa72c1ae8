import { endsWith } from '../calling/ended-direct-service.ts';
import type { RulesConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay, findTicket, notHere } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { Ticket } from '../state/ticket.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** Until when the kiosk that issued a ticket may take it back. */
export function retakeUntil(ticket: Ticket, rules: RulesConfiguration): number {
  const elder = ticket.origin.kind === 'kiosk' && ticket.origin.elder;
  return ticket.takenAt + (elder ? rules.retakeElderMs : rules.retakeMs);
}

const BODY = {
  ticketId: ID,
};

/** The customer gives a new ticket back at the kiosk, or the lobby removes a ticket that nobody is serving. */
export const cancelTicket = defineCommand({
  type: 'cancel-ticket',
  asked: from(each(['kiosk', 'lobby'], BODY)),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const found = findTicket(branch, command.ticketId);
    if (!found.ok) return found;
    const { ticket } = found;
    if (actor.role === 'kiosk') {
      const own = ticket.origin.kind === 'kiosk' && ticket.origin.kioskId === actor.kioskId;
      if (!own) return refuse('unknown-ticket', {});
      if (ticket.phase !== 'waiting') return notHere(branch, ticket);
      if (context.now > retakeUntil(ticket, configuration.rules)) return refuse('retake-too-late', { number: ticket.number });
    }
    if (ticket.phase === 'called' || ticket.phase === 'serving' || ticket.phase === 'closed') return notHere(branch, ticket);
    return accept([
      ...endsWith(branch, ticket.id),
      {
        type: 'ticket-closed',
        actId: null,
        ticketId: ticket.id,
        serviceId: ticket.serviceId,
        counterId: null,
        staffId: actor.role === 'lobby' ? actor.staffId : null,
        outcome: actor.role === 'kiosk' ? 'cancelled-by-customer' : 'removed',
        serviceMs: null,
      },
    ]);
  },
});
