import type { Branch } from './branch.ts';
import { Line, type Place } from './line.ts';
import type { Destination, Ticket, TicketRecord } from './ticket.ts';

export function lineName(destination: Destination): string {
  switch (destination.kind) {
    case 'service':
      return `service:${destination.serviceId}`;
    case 'counter':
      return `counter:${destination.counterId}`;
    default:
      return destination satisfies never;
  }
}

export function placeOf(record: TicketRecord): Place {
  return { ticketId: record.ticketId, key: record.key, n: record.n };
}

export function lineOf(branch: Branch, destination: Destination): Line {
  const name = lineName(destination);
  let line = branch.staff.lines.get(name);
  if (line === undefined) {
    line = new Line();
    branch.staff.lines.set(name, line);
  }
  return line;
}

function addWaiting(branch: Branch, serviceId: string, change: number): void {
  branch.hall.waitingCount.set(serviceId, (branch.hall.waitingCount.get(serviceId) ?? 0) + change);
}

export function joinLine(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  lineOf(branch, record.destination).insert(placeOf(record));
  addWaiting(branch, ticket.serviceId, 1);
}

export function leaveLine(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  lineOf(branch, record.destination).remove(placeOf(record));
  addWaiting(branch, ticket.serviceId, -1);
}
