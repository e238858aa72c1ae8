import { ARRIVALS_MAX } from '../state/arrival.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** The manager is told that his guest is here; the name stays in the table. */
export function attendeeArrived(branch: Branch, event: EventOf<'attendee-arrived'>, at: number): void {
  const { gatheringId, attendeeId, managerId, companions } = event;
  const { arrivals } = branch.staff;
  arrivals.set(attendeeId, { gatheringId, attendeeId, managerId, companions, at });
  const [oldest] = arrivals.keys();
  if (arrivals.size > ARRIVALS_MAX && oldest !== undefined) arrivals.delete(oldest);
}

export function arrivalOver(branch: Branch, event: EventOf<'arrival-taken-back' | 'arrival-noted'>): void {
  branch.staff.arrivals.delete(event.attendeeId);
}

/** The rows are in tables beside the log: the branch's state does not change. */
export const nothing = (): void => {};
