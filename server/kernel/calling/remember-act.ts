import type { Branch } from '../state/branch.ts';
import type { Counter } from '../state/counter.ts';
import type { Ticket, TicketRecord } from '../state/ticket.ts';
import { type ActKind, ACTS_REMEMBERED, newest } from '../state/undo.ts';

/**
 * Keeps what a counter's act is about to change, so that undo can restore it exactly.
 * To be called after the record was touched and before anything else of the event is applied.
 */
export function rememberAct(
  branch: Branch,
  kind: ActKind,
  actId: string,
  at: number,
  ticket: Ticket,
  record: TicketRecord,
  counter: Counter,
): void {
  branch.staff.acts.set(counter.id, {
    id: actId,
    kind,
    ticketId: ticket.id,
    at,
    touchesAfter: record.touches,
    ticketBefore: { ...ticket },
    recordBefore: { ...record },
    counterBefore: { ...counter },
    directServiceBefore: record.directServiceId === null ? null : (branch.staff.directServices.get(record.directServiceId) ?? null),
    previous: newest(branch.staff.acts.get(counter.id) ?? null, ACTS_REMEMBERED - 1),
  });
}

export function freeCounter(counter: Counter, at: number): void {
  counter.state = 'idle';
  counter.ticketId = null;
  counter.pauseReasonId = null;
  counter.since = at;
}
