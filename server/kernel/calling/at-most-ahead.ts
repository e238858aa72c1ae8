import type { BranchConfiguration } from '../configuration/configuration.ts';
import { longestHeadStartMs } from '../configuration/policy.ts';
import type { Branch } from '../state/branch.ts';
import { comparePlaces, type Place } from '../state/line.ts';
import { linesAt } from './lines.ts';

/*
 * "At most n people before you", on the customer's own page. An exact count named whoever was called without lowering it. This number
 * falls by one at every call of the service, whoever is called, so it tells nothing of him. Whoever is served first for a need, by
 * appointment, after a return or a transfer, or because staff arrange it, is apart: the page adds one for each.
 */

/**
 * AHEAD-1: how many customers who come later may be called before an ordinary one who waits; null: nothing limits them, or some counter
 * calls no ordinary number, and so passes without a count.
 */
export function mayBeAdded({ policy, counters }: BranchConfiguration): number | null {
  if (longestHeadStartMs(policy) === 0) return 0;
  return counters.every(({ profile }) => profile.classes.includes('ordinary')) ? policy.overtakeCap : null;
}

/** AHEAD-2, for folds only: a number of this service was called. */
export function lowerAhead(branch: Branch, serviceId: string): void {
  const { hall } = branch;
  const added = hall.configuration === null ? null : mayBeAdded(hall.configuration);
  if (added === null) return;
  const undone = hall.undoneCalls.get(serviceId) ?? 0;
  if (undone > 0) {
    hall.undoneCalls.set(serviceId, undone - 1);
    return;
  }
  for (const [ticketId, truth] of stillAhead(branch, serviceId, added)) {
    const ticket = hall.tickets.get(ticketId);
    if (ticket === undefined || ticket.atMostAhead === null || ticket.atMostAhead <= truth) continue;
    ticket.atMostAhead -= 1;
  }
}

/** AHEAD-3, for folds only: a call of this service is taken back, so the number was lowered for nothing. It never rises, and stands at the next call. */
export function callTakenBack(branch: Branch, serviceId: string): void {
  const { undoneCalls } = branch.hall;
  undoneCalls.set(serviceId, (undoneCalls.get(serviceId) ?? 0) + 1);
}

/**
 * By ticket that waits for this service: those who took a number before and still wait, and of those who came later and stand before it
 * no more than may still pass. In one walk from the last issued to the first.
 */
function stillAhead(branch: Branch, serviceId: string, added: number): ReadonlyMap<string, number> {
  const waiting = placesFor(branch, serviceId).sort((one, other) => other.n - one.n);
  const later: Place[] = [];
  const ahead = new Map<string, number>();
  waiting.forEach((place, index) => {
    const { ticketId } = place;
    const record = branch.staff.records.get(ticketId);
    const before = placeInOrder(later, place);
    const mayPass = Math.max(0, added - (record?.over ?? 0));
    ahead.set(ticketId, waiting.length - 1 - index + Math.min(before, mayPass));
    if (record?.class === 'premium') later.splice(before, 0, place);
  });
  return ahead;
}

/** In the service's own lines, and in those of counters that a ticket was sent to. */
function placesFor({ hall, staff }: Branch, serviceId: string): Place[] {
  const lines = [
    ...linesAt(staff.lines, { kind: 'service', serviceId }),
    ...[...hall.counters.keys()].flatMap((counterId) => linesAt(staff.lines, { kind: 'counter', counterId })),
  ];
  return lines
    .flatMap((line) => [...line, ...line.keptAside()])
    .filter(({ ticketId }) => hall.tickets.get(ticketId)?.serviceId === serviceId);
}

/** How many of these sorted places come before this one. */
function placeInOrder(sorted: readonly Place[], place: Place): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = sorted[middle];
    if (other !== undefined && comparePlaces(other, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
