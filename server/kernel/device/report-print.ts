import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { PRINT_FAILURES, type PrintJob, type PrintOutcome } from '../state/printing.ts';
import { either, object, oneOf } from '../words/body.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { fallbackPrinter } from './fallback-printer.ts';

const BODY = {
  jobId: ID,
  outcome: either('result', [
    object({ result: oneOf(['printed']) }),
    object({ result: oneOf(['unconfirmed']) }),
    object({
      result: oneOf(['failed']),
      cause: oneOf(PRINT_FAILURES),
    }),
  ]),
};

/**
 * An agent reports the fate of a print job. A later report replaces an earlier one: paper that came out late did come out.
 * A failed job is known not to be on paper, so another printer may take it over.
 */
export const reportPrint = defineCommand({
  type: 'report-print',
  asked: from({ agent: BODY }),
  decide: (branch, command, _actor, context) => {
    const job = branch.hall.printJobs.get(command.jobId);
    if (job === undefined) return refuse('unknown-print-job', {});
    if (job.outcome !== null && sameOutcome(job.outcome, command.outcome)) return accept([]);
    const reported: BranchEvent = { type: 'print-reported', jobId: command.jobId, outcome: command.outcome };
    return accept([reported, ...takenOver(branch, job, command.outcome, context)]);
  },
});

/**
 * The same slip on the fallback printer. Only after the agent's first report, and only while the customer waits for it: never
 * for a reprint, whose printer somebody chose, never past the job's life, never on a printer that has failed it already.
 */
function takenOver(branch: Branch, job: PrintJob, outcome: PrintOutcome, context: Context): readonly BranchEvent[] {
  const { hall } = branch;
  const configuration = configurationOfOpenDay(branch);
  const ticket = hall.tickets.get(job.ticketId);
  if (configuration === null || ticket === undefined || outcome.result !== 'failed') return [];
  if (job.outcome !== null || job.reprintReason !== null || context.now >= job.expiresAt) return [];
  if (ticket.phase === 'closed' || ticket.slipJobId !== job.id) return [];
  const printerId = fallbackPrinter(hall, configuration, job.printerId);
  if (printerId === null || triedOn(branch, job.ticketId).has(printerId)) return [];
  return [
    { type: 'print-requested', jobId: context.newId(), printerId, ticketId: job.ticketId, expiresAt: job.expiresAt, reprintReason: null },
  ];
}

function triedOn(branch: Branch, ticketId: string): ReadonlySet<string> {
  return new Set([...branch.hall.printJobs.values()].filter((job) => job.ticketId === ticketId).map((job) => job.printerId));
}

function sameOutcome(a: PrintOutcome, b: PrintOutcome): boolean {
  return a.result === b.result && (a.result === 'failed' ? a.cause : null) === (b.result === 'failed' ? b.cause : null);
}
