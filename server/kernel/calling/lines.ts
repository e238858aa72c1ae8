import { TICKET_CLASSES, type TicketClass } from '../configuration/standing.ts';
import type { Branch } from '../state/branch.ts';
import { comparePlaces, Line, type Place } from '../state/line.ts';
import type { Destination, Ticket, TicketRecord } from '../state/ticket.ts';

export function lineName(destination: Destination, ticketClass: TicketClass): string {
  switch (destination.kind) {
    case 'service':
      return `service:${destination.serviceId}/${ticketClass}`;
    case 'counter':
      return `counter:${destination.counterId}/${ticketClass}`;
    default:
      return destination satisfies never;
  }
}

export function placeOf(record: TicketRecord): Place {
  return { ticketId: record.ticketId, key: record.key, n: record.n };
}

function lineOf(branch: Branch, record: TicketRecord): Line {
  const name = lineName(record.destination, record.class);
  let line = branch.staff.lines.get(name);
  if (line === undefined) {
    line = new Line();
    branch.staff.lines.set(name, line);
  }
  return line;
}

/** The lines at a destination, one for each class in use. */
export function linesAt(lines: ReadonlyMap<string, Line>, destination: Destination): readonly Line[] {
  return TICKET_CLASSES.map((ticketClass) => lines.get(lineName(destination, ticketClass))).filter((line) => line !== undefined);
}

/** The first `limit` places over several lines, in order. */
export function firstPlaces(lines: readonly Line[], limit: number): readonly Place[] {
  const at = lines.map(() => 0);
  const places: Place[] = [];
  while (places.length < limit) {
    let best: Place | null = null;
    let bestLine = -1;
    for (const [index, line] of lines.entries()) {
      const place = line.at(at[index] ?? 0);
      if (place === null || (best !== null && comparePlaces(place, best) > 0)) continue;
      best = place;
      bestLine = index;
    }
    if (best === null) return places;
    places.push(best);
    at[bestLine] = (at[bestLine] ?? 0) + 1;
  }
  return places;
}

/** How many wait for a service before this place, with those sent to one counter or kept for a direct service. */
export function countBefore(branch: Branch, serviceId: string, place: Place): number {
  const { lines, records, directServices } = branch.staff;
  const inLine = linesAt(lines, { kind: 'service', serviceId }).reduce((count, line) => count + line.countBefore(place), 0);
  const sent = [...branch.hall.counters.keys()].flatMap((counterId) => linesAt(lines, { kind: 'counter', counterId }));
  const apart: Place[] = sent.flatMap((line) => [...line]);
  for (const { ticketId } of directServices.values()) {
    const record = records.get(ticketId);
    if (record !== undefined) apart.push(placeOf(record));
  }
  const isBefore = (other: Place): boolean =>
    branch.hall.tickets.get(other.ticketId)?.serviceId === serviceId && comparePlaces(other, place) < 0;
  return inLine + apart.filter(isBefore).length;
}

function addWaiting(branch: Branch, serviceId: string, change: number): void {
  branch.hall.waitingCount.set(serviceId, (branch.hall.waitingCount.get(serviceId) ?? 0) + change);
}

/** Puts a waiting ticket into its line, and into that line's account of the cap. */
export function standInLine(branch: Branch, record: TicketRecord): void {
  const line = lineOf(branch, record);
  line.insert(placeOf(record));
  countInLine(branch, record, line);
}

export function stepOutOfLine(branch: Branch, record: TicketRecord): void {
  lineOf(branch, record).remove(placeOf(record));
}

/**
 * A ticket kept for a direct service is in no line, so no other counter calls it. Passes of it count as in its line, and the cap
 * holds charged tickets back: when the service is withdrawn it stands there again with a true account.
 */
export function setAside(branch: Branch, record: TicketRecord): void {
  const line = lineOf(branch, record);
  line.setAside(placeOf(record));
  countInLine(branch, record, line);
}

export function takeFromAside(branch: Branch, record: TicketRecord): void {
  lineOf(branch, record).takeFromAside(placeOf(record));
}

export function joinLine(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  if (record.directServiceId === null) standInLine(branch, record);
  else setAside(branch, record);
  addWaiting(branch, ticket.serviceId, 1);
}

/** Also for a ticket kept for a direct service, which is in no line and waits all the same. */
export function leaveLine(branch: Branch, ticket: Ticket, record: TicketRecord): void {
  if (record.directServiceId === null) stepOutOfLine(branch, record);
  else takeFromAside(branch, record);
  addWaiting(branch, ticket.serviceId, -1);
}

/** Changes how often a waiting ticket was passed, and so whether it may be passed again. */
export function countPass(branch: Branch, record: TicketRecord, change: 1 | -1): void {
  record.over += change;
  const ticket = branch.hall.tickets.get(record.ticketId);
  if (ticket?.phase !== 'waiting') return;
  countInLine(branch, record, lineOf(branch, record));
}

/** Updates the line's account of tickets at the cap, and of those one pass away from it. */
function countInLine(branch: Branch, { n: issueSequence, over: timesPassed }: TicketRecord, { atCap, nearCap }: Line): void {
  const cap = branch.hall.configuration?.policy.overtakeCap ?? null;
  if (cap === null) return;
  if (timesPassed >= cap) atCap.add(issueSequence);
  else atCap.delete(issueSequence);
  if (timesPassed === cap - 1) nearCap.add(issueSequence);
  else nearCap.delete(issueSequence);
}
