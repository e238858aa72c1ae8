import { known, knownTicket } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

export function printRequested(branch: Branch, event: EventOf<'print-requested'>, at: number): void {
  const { jobId: id, printerId, ticketId, expiresAt, reprintReason } = event;
  branch.hall.printJobs.set(id, { id, printerId, ticketId, requestedAt: at, expiresAt, reprintReason, outcome: null });
  branch.hall.pendingPrints.add(id);
  knownTicket(branch, ticketId).slipJobId = id;
  branch.hall.troubledSlips.delete(ticketId);
}

export function printReported(branch: Branch, event: EventOf<'print-reported'>): void {
  const { hall } = branch;
  const job = known(hall.printJobs.get(event.jobId), `print job ${event.jobId}`);
  job.outcome = event.outcome;
  hall.pendingPrints.delete(event.jobId);
  const ticket = knownTicket(branch, job.ticketId);
  if (ticket.slipJobId !== job.id) return;
  if (event.outcome.result === 'printed' || ticket.phase === 'closed') hall.troubledSlips.delete(ticket.id);
  else hall.troubledSlips.add(ticket.id);
}

export function printerReported(branch: Branch, event: EventOf<'printer-reported'>, at: number): void {
  const printer = known(branch.hall.printers.get(event.printerId), `printer ${event.printerId}`);
  printer.condition = event.condition;
  printer.since = at;
}
