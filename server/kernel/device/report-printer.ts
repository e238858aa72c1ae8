import { defineCommand, from } from '../rule.ts';
import { PRINTER_CONDITIONS } from '../state/printing.ts';
import { oneOf } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  printerId: ID,
  condition: oneOf(PRINTER_CONDITIONS),
};

/** An agent reports a printer's condition; only a change is an event. */
export const reportPrinter = defineCommand({
  type: 'report-printer',
  asked: from({ agent: BODY }),
  decide: (branch, command) => {
    const printer = branch.hall.printers.get(command.printerId);
    if (printer === undefined) return refuse('unknown-printer', {});
    if (printer.condition === command.condition) return accept([]);
    return accept([{ type: 'printer-reported', printerId: command.printerId, condition: command.condition }]);
  },
});
