import type { Branch } from '../branch.ts';
import type { CommandOf } from '../command.ts';
import type { Context } from '../context.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { configurationOfOpenDay, findTicket, notHere } from '../guards.ts';
import { canPrint } from '../printing.ts';
import type { Actor } from '../actor.ts';

/** A second slip is always somebody's order with a reason, and says on paper what it is. */
export function reprintTicket(branch: Branch, command: CommandOf<'reprint-ticket'>, _actor: Actor, context: Context): Decision {
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
}
