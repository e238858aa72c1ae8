import type { Branch } from '../state/branch.ts';
import type { DirectService, DirectServiceEnd } from '../state/direct-service.ts';
import type { BranchEvent } from '../words/event.ts';

export function ended(direct: DirectService, end: DirectServiceEnd, staffId: string | null, reasonId: string | null): BranchEvent {
  const { id: directServiceId, counterId, ticketId } = direct;
  return { type: 'direct-service-ended', directServiceId, counterId, ticketId, end, staffId, reasonId };
}

/** The direct service of a ticket that is taken out of the hall ends too. */
export function endsWith(branch: Branch, ticketId: string): readonly BranchEvent[] {
  const direct = branch.staff.directServices.get(branch.staff.records.get(ticketId)?.directServiceId ?? '');
  return direct === undefined ? [] : [ended(direct, 'ticket-gone', null, null)];
}

/** A counter closes: the person who armed its direct service is told and decides anew. */
export function endDirectServiceAt(branch: Branch, counterId: string): readonly BranchEvent[] {
  const direct = directServiceAt(branch, counterId);
  return direct === null ? [] : [ended(direct, 'counter-closed', null, null)];
}

export function directServiceAt(branch: Branch, counterId: string): DirectService | null {
  for (const direct of branch.staff.directServices.values()) if (direct.counterId === counterId) return direct;
  return null;
}
