import { lineName } from '../calling/lines.ts';
import { PROTECTED_CLASSES, type TicketClass } from '../configuration/standing.ts';
import type { WaitGroup } from '../configuration/alarms.ts';
import type { Branch } from '../state/branch.ts';
import type { Line } from '../state/line.ts';
import type { Destination, TicketRecord } from '../state/ticket.ts';

/**
 * Start of a wait: entering the line, the time agreed with this customer, or for one who came back the place that he was given
 * then. His first wait ended when he was called.
 */
function waitsSince({ enteredLineAt, key }: TicketRecord): number {
  return Math.max(enteredLineAt, key);
}

export function classesOf(group: WaitGroup): readonly TicketClass[] {
  return group === 'premium' ? ['premium'] : PROTECTED_CLASSES;
}

/**
 * Start of the longest wait in a line; null: nobody waits. No wait begins before the ticket's key, and the line is sorted by
 * keys, so only its first places are looked at.
 */
export function longestInLine(branch: Branch, line: Line, serves: (ticketId: string) => boolean): number | null {
  let longest: number | null = null;
  for (const { ticketId, key } of line) {
    if (longest !== null && key >= longest) break;
    const record = branch.staff.records.get(ticketId);
    if (record === undefined || !serves(ticketId)) continue;
    const since = waitsSince(record);
    if (longest === null || since < longest) longest = since;
  }
  return longest;
}

export function earliest(...times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

const EVERYBODY = (): boolean => true;

function linesFor({ staff }: Branch, at: Destination, classes: readonly TicketClass[]): readonly Line[] {
  return classes.map((one) => staff.lines.get(lineName(at, one))).filter((line) => line !== undefined);
}

/** Start of the longest wait of these customers for a service, with those sent to one counter or kept for a direct service. */
export function longestWait(branch: Branch, serviceId: string, classes: readonly TicketClass[]): number | null {
  const { records, directServices } = branch.staff;
  const isHere = (ticketId: string): boolean => branch.hall.tickets.get(ticketId)?.serviceId === serviceId;
  const inLine = linesFor(branch, { kind: 'service', serviceId }, classes).map((line) => longestInLine(branch, line, EVERYBODY));
  const sent = [...branch.hall.counters.keys()]
    .flatMap((counterId) => linesFor(branch, { kind: 'counter', counterId }, classes))
    .map((line) => longestInLine(branch, line, isHere));
  const armed = [...directServices.values()]
    .map(({ ticketId }) => records.get(ticketId))
    .filter((record) => record !== undefined)
    .filter((record) => isHere(record.ticketId) && classes.includes(record.class))
    .map(waitsSince);
  return earliest(...inLine, ...sent, ...armed);
}
