import type { Holding } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { Destination } from '../state/ticket.ts';

/** The line to which a ticket returns: its old one, or its service's if the counter it was sent to has closed. */
export function openDestination(branch: Branch, { ticket, record }: Holding): Destination {
  const { destination } = record;
  if (destination.kind === 'service') return destination;
  const closed = !branch.staff.sessions.has(destination.counterId);
  return closed ? { kind: 'service', serviceId: ticket.serviceId } : destination;
}
