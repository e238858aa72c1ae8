import type { Branch } from '../state/branch.ts';
import type { DirectService } from '../state/direct-service.ts';
import type { EventOf } from '../words/event.ts';
import { callTakenBack } from './at-most-ahead.ts';
import { joinLine, leaveLine } from './lines.ts';
import { giveBack } from './pass.ts';
import type { Ticket, TicketRecord } from '../state/ticket.ts';
import type { Act } from '../state/undo.ts';
import { forgetCall } from './fold-call.ts';
import { withdrawInvitation } from '../rating/fold-rating.ts';
import { known, knownCounter, knownTicket, touchedRecord } from '../known.ts';

/** Restores ticket and counter as they were before the act: the same key gives the same exact place. */
export function undoAct(branch: Branch, event: EventOf<'act-undone'>): void {
  const { staff } = branch;
  const act = known(staff.acts.get(event.counterId), `act ${event.actId}`);
  const ticket = knownTicket(branch, act.ticketId);
  const record = touchedRecord(branch, act.ticketId);
  const { touches, over, charge: charged } = record;
  if (act.kind === 'call') giveBack(branch, charged);
  if (act.kind === 'call') callTakenBack(branch, ticket.serviceId);
  if (act.kind === 'call' || act.kind === 'direct') forgetReason(branch, record);
  leaveWhereItIs(branch, ticket, record);
  takeBackCount(branch, act);
  Object.assign(ticket, act.ticketBefore);
  Object.assign(record, act.recordBefore, { touches, over });
  Object.assign(knownCounter(branch, event.counterId), act.counterBefore);
  if (act.directServiceBefore !== null) armAgain(branch, act, { ...act.directServiceBefore, charge: charged });
  returnWhereItWas(branch, ticket, record);
  if (act.kind === 'call') forgetCall(branch, act.id);
  if (act.kind === 'finish') withdrawInvitation(branch, event.counterId);
  const previous = nextToUndo(act, record.touches);
  if (previous === null) staff.acts.delete(event.counterId);
  else staff.acts.set(event.counterId, previous);
}

/** The act before, if any. Where it was about the same ticket, this undo is no later touch by somebody else. */
function nextToUndo({ previous, ticketId, touchesAfter }: Act, touches: number): Act | null {
  if (previous === null || previous.ticketId !== ticketId || previous.touchesAfter !== touchesAfter - 1) return previous;
  return { ...previous, touchesAfter: touches };
}

function forgetReason(branch: Branch, record: TicketRecord): void {
  const kept = branch.staff.explanations.get(record.ticketId) ?? [];
  branch.staff.explanations.set(record.ticketId, kept.slice(0, -1));
}

/** Reserves again what the service passed at its start: a ticket that was not in line then would otherwise be passed twice. */
function armAgain(branch: Branch, act: Act, direct: DirectService): void {
  const { directStarts } = branch.staff;
  const index = directStarts.findIndex(({ actId }) => actId === act.id);
  if (index >= 0) directStarts.splice(index, 1);
  branch.staff.directServices.set(direct.id, direct);
}

function leaveWhereItIs(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  if (ticket.phase === 'waiting') leaveLine(branch, ticket, record);
  branch.staff.parked.delete(ticket.id);
  branch.staff.missed.delete(ticket.id);
}

function returnWhereItWas(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  branch.staff.activeNumbers.add(ticket.number);
  if (ticket.phase === 'waiting') joinLine(branch, ticket, record);
  if (ticket.phase === 'parked') branch.staff.parked.add(ticket.id);
}

function takeBackCount(branch: Branch, act: Act): void {
  if (act.kind !== 'finish') return;
  const session = branch.staff.sessions.get(act.counterBefore.id);
  const { startedAt } = act.recordBefore;
  if (session === undefined || startedAt === null) return;
  session.lastServed = null;
  session.servedCount -= 1;
  session.serviceMs -= act.at - startedAt;
}
