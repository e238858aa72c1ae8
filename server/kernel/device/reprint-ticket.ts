import { configurationOfOpenDay, findTicket, notHere } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { canPrint } from '../state/printing.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID, REASON_TEXT } from '../words/fields.ts';

const BODY = {
  ticketId: ID,
  printerId: ID,
  reason: REASON_TEXT,
};

/** A second slip needs an order with a reason, and is marked as a second slip. */
export const reprintTicket = defineCommand({
  type: 'reprint-ticket',
  asked: from({ lobby: BODY }),
  decide: (branch, command, _actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const found = findTicket(branch, command.ticketId);
    if (!found.ok) return found;
    if (found.ticket.phase === 'closed') return notHere(branch, found.ticket);
    const printer = branch.hall.printers.get(command.printerId);
    if (printer === undefined) return refuse('unknown-printer', {});
    if (!canPrint(printer.condition)) return refuse('printer-not-ready', {});
    return accept([
      {
        type: 'print-requested',
        jobId: context.newId(),
        printerId: command.printerId,
        ticketId: found.ticket.id,
        expiresAt: context.now + configuration.rules.printJobLifeMs,
        reprintReason: command.reason,
      },
    ]);
  },
});
