import type { Branch } from '../state/branch.ts';
import type { Holding } from '../guards.ts';
import type { Destination } from '../state/ticket.ts';

/** Where a ticket that comes back stands: its old line, or its service's when the counter it was sent to has closed. */
export function openDestination(branch: Branch, { ticket, record }: Holding): Destination {
  const { destination } = record;
  if (destination.kind === 'service') return destination;
  const closed = !branch.staff.sessions.has(destination.counterId);
  return closed ? { kind: 'service', serviceId: ticket.serviceId } : destination;
}
