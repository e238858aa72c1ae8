import { PRINTER_CONDITIONS } from '../state/printing.ts';
import { accept, refuse } from '../words/decision.ts';
import { oneOf } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  printerId: ID,
  condition: oneOf(PRINTER_CONDITIONS),
};

/** An agent tells a printer's condition; only a change is a fact. */
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
