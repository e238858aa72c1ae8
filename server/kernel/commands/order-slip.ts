import type { Branch } from '../branch.ts';
import type { BranchConfiguration } from '../configuration.ts';
import type { Context } from '../context.ts';
import type { BranchEvent } from '../event.ts';
import { canPrint, type PrintFailure } from '../printing.ts';

/** One event: a slip is on its way. Two: the printer cannot, which the lobby is told. None: there is no printer. */
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
  const requested: BranchEvent = { type: 'print-requested', jobId, printerId, ticketId, expiresAt, reprintReason: null };
  const condition = branch.hall.printers.get(printerId)?.condition ?? 'unreachable';
  if (canPrint(condition)) return [requested];
  const cause = condition as PrintFailure;
  return [requested, { type: 'print-reported', jobId, outcome: { result: 'failed', cause } }];
}
