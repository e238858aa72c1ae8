import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';
import { leaveLine } from './lines.ts';
import type { Ticket, TicketRecord } from '../state/ticket.ts';
import { knownCounter, knownTicket, touchedRecord } from '../known.ts';
import { inviteRating, withdrawInvitation } from '../rating/fold-rating.ts';
import { freeCounter, rememberAct } from './remember-act.ts';

export function startService(branch: Branch, event: EventOf<'service-started'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  branch.staff.acts.delete(counter.id);
  ticket.phase = 'serving';
  record.startedAt = at;
  withdrawInvitation(branch, counter.id);
  counter.state = 'serving';
  counter.since = at;
}

export function closeTicket(branch: Branch, event: EventOf<'ticket-closed'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  if (event.counterId !== null) leaveCounter(branch, event, event.counterId, ticket, record, at);
  if (ticket.phase === 'waiting') leaveLine(branch, ticket, record);
  branch.staff.parked.delete(ticket.id);
  branch.staff.missed.delete(ticket.id);
  branch.hall.troubledSlips.delete(ticket.id);
  branch.staff.activeNumbers.delete(ticket.number);
  ticket.phase = 'closed';
  ticket.counterId = null;
  record.outcome = event.outcome;
  if (event.outcome === 'voided') voidTicket(branch, ticket);
}

/** Nobody had it: it takes no other customer's place under the day's cap. */
function voidTicket({ hall }: Branch, { id, serviceId }: Ticket): void {
  hall.voidedTickets.add(id);
  hall.takenCount.set(serviceId, (hall.takenCount.get(serviceId) ?? 0) - 1);
}

function leaveCounter(
  branch: Branch,
  event: EventOf<'ticket-closed'>,
  counterId: string,
  ticket: Ticket,
  record: TicketRecord,
  at: number,
): void {
  const counter = knownCounter(branch, counterId);
  if (event.actId !== null) rememberAct(branch, 'finish', event.actId, at, ticket, record, counter);
  const session = branch.staff.sessions.get(counterId);
  if (session !== undefined && event.outcome === 'normal') {
    session.servedCount += 1;
    session.serviceMs += event.serviceMs ?? 0;
    session.lastServed = { ticketId: ticket.id, at };
  }
  if (event.outcome === 'normal' && event.actId !== null) inviteRating(branch, counterId, event.actId, event.serviceId, at);
  freeCounter(counter, at);
}
