import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { configurationOfOpenDay, findTicket, notHere } from '../guards.ts';
import { canPrint } from '../state/printing.ts';
import type { Actor } from '../words/actor.ts';

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
