import type { Branch } from '../branch.ts';
import type { CommandOf } from '../command.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { PrintOutcome } from '../printing.ts';

/** An agent tells a job's fate. A later word replaces an earlier one: paper that came out late did come out. */
export function reportPrint(branch: Branch, command: CommandOf<'report-print'>): Decision {
  const job = branch.hall.printJobs.get(command.jobId);
  if (job === undefined) return refuse('unknown-print-job', {});
  if (job.outcome !== null && sameOutcome(job.outcome, command.outcome)) return accept([]);
  return accept([{ type: 'print-reported', jobId: command.jobId, outcome: command.outcome }]);
}

function sameOutcome(a: PrintOutcome, b: PrintOutcome): boolean {
  return a.result === b.result && (a.result === 'failed' ? a.cause : null) === (b.result === 'failed' ? b.cause : null);
}
