import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';

/** An agent tells a printer's condition; only a change is a fact. */
export function reportPrinter(branch: Branch, command: CommandOf<'report-printer'>): Decision {
  const printer = branch.hall.printers.get(command.printerId);
  if (printer === undefined) return refuse('unknown-printer', {});
  if (printer.condition === command.condition) return accept([]);
  return accept([{ type: 'printer-reported', printerId: command.printerId, condition: command.condition }]);
}
