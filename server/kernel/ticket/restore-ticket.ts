import { returnKey } from '../calling/next-ticket.ts';
import { configurationOfOpenDay, findTicket } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { openDestination } from './open-destination.ts';

const BODY = {
  ticketId: ID,
};

/** A missed customer is back within the window: in line again, called soon but not instantly. */
export const restoreTicket = defineCommand({
  type: 'restore-ticket',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, _actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const found = findTicket(branch, command.ticketId);
    if (!found.ok) return found;
    const { ticket, record } = found;
    const { restoreWindowMs, returnGraceMs } = configuration.rules;
    if (ticket.phase === 'closed' && record.outcome === 'no-show') {
      return refuse('restore-too-late', { number: ticket.number, minutes: Math.round(restoreWindowMs / 60_000) });
    }
    if (ticket.phase !== 'missed' || record.missedAt === null) return refuse('not-missed', { number: ticket.number });
    if (context.now > record.missedAt + restoreWindowMs) {
      return refuse('restore-too-late', { number: ticket.number, minutes: Math.round(restoreWindowMs / 60_000) });
    }
    const to = openDestination(branch, found);
    return accept([{ type: 'ticket-restored', ticketId: ticket.id, key: returnKey(record.key, context.now, returnGraceMs), to }]);
  },
});
