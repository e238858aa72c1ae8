import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Branch } from '../state/branch.ts';
import { canPrint } from '../state/printing.ts';
import type { Context } from '../words/context.ts';
import type { BranchEvent } from '../words/event.ts';
import { fallbackPrinter } from './fallback-printer.ts';

/**
 * One event: the slip is ordered, here or on the fallback printer. Two events: neither can print, and the lobby is told. No event:
 * there is no printer.
 */
export function orderSlip(
  branch: Branch,
  configuration: BranchConfiguration,
  printerId: string | null,
  ticketId: string,
  context: Context,
): readonly BranchEvent[] {
  if (printerId === null) return [];
  const jobId = context.newId();
  const expiresAt = context.now + configuration.rules.printJobLifeMs;
  const order = { type: 'print-requested', jobId, ticketId, expiresAt, reprintReason: null } as const;
  const condition = branch.hall.printers.get(printerId)?.condition ?? 'unreachable';
  if (canPrint(condition)) return [{ ...order, printerId }];
  const fallback = fallbackPrinter(branch.hall, configuration, printerId);
  if (fallback !== null) return [{ ...order, printerId: fallback }];
  return [
    { ...order, printerId },
    { type: 'print-reported', jobId, outcome: { result: 'failed', cause: condition } },
  ];
}
