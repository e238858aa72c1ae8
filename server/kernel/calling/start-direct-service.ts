import { findTicket, type Post } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { DirectService } from '../state/direct-service.ts';
import type { Context } from '../words/context.ts';
import type { EventOf } from '../words/event.ts';
import { directServiceAt } from './ended-direct-service.ts';
import { outsideWindow, passedBy } from './pass.ts';

/**
 * The direct service that this counter's next key starts; null: the key calls as usual. A ticket that came back into line after
 * the arming, and must not be passed (again), goes first: the direct service then waits for the following key.
 */
export function startableDirectService(branch: Branch, counter: Post['settings']): DirectService | null {
  const direct = directServiceAt(branch, counter.id);
  if (direct === null || direct.needId !== null) return direct;
  const issueSequence = branch.staff.records.get(direct.ticketId)?.n ?? 0;
  const reserved = new Set(direct.charge);
  const back = passedBy(branch, counter, issueSequence).filter((ticketId) => !reserved.has(ticketId));
  const takenAt = branch.hall.tickets.get(direct.ticketId)?.takenAt ?? 0;
  const blocked = back.some((ticketId) => isAtCap(branch, ticketId)) || outsideWindow(branch, back, takenAt) !== null;
  return blocked ? null : direct;
}

function isAtCap(branch: Branch, ticketId: string): boolean {
  const cap = branch.hall.configuration?.policy.overtakeCap ?? null;
  return cap !== null && (branch.staff.records.get(ticketId)?.over ?? 0) >= cap;
}

/** No call, no voice, no row on the wall: the counter simply serves. */
export function directServiceStarted(
  branch: Branch,
  post: Post,
  direct: DirectService,
  context: Context,
): { readonly number: string; readonly event: EventOf<'direct-service-started'> } {
  const found = findTicket(branch, direct.ticketId);
  if (!found.ok) throw new Error(`a direct service names unknown ticket ${direct.ticketId}`);
  const { ticket, record } = found;
  return {
    number: ticket.number,
    event: {
      type: 'direct-service-started',
      directServiceId: direct.id,
      actId: context.newId(),
      ticketId: ticket.id,
      serviceId: ticket.serviceId,
      counterId: post.counter.id,
      staffId: post.staffId,
      waitMs: record.firstCalledAt === null ? context.now - record.enteredLineAt : null,
      overtook: direct.needId === null ? passedBy(branch, post.settings, record.n).length : 0,
    },
  };
}
