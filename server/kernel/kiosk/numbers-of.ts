import type { Branch, Hall } from '../state/branch.ts';
import type { Ticket } from '../state/ticket.ts';

interface KioskNumbers {
  readonly voidable: readonly Ticket[];
  /** Open, and not to be voided. */
  readonly kept: readonly Ticket[];
}

/**
 * Numbers that a kiosk gave from `since` on and that are open still. Whether one can be voided follows from what everybody in the hall
 * can see, never from what is known of its customer: nobody may read a standing off the numbers that are left.
 */
export function numbersOf(branch: Branch, kioskId: string, since: number): KioskNumbers {
  const given = branch.staff.kiosks.given.get(kioskId) ?? [];
  const first = given.findLastIndex((ticketId) => (branch.hall.tickets.get(ticketId)?.takenAt ?? since) < since) + 1;
  return openOf(branch, given.slice(first));
}

/** The same of its latest numbers only, however many it gave today. */
export function latestNumbersOf(branch: Branch, kioskId: string, count: number): KioskNumbers & { readonly areAll: boolean } {
  const given = branch.staff.kiosks.given.get(kioskId) ?? [];
  return { ...openOf(branch, given.slice(-count)), areAll: given.length <= count };
}

function openOf({ hall }: Branch, ticketIds: readonly string[]): KioskNumbers {
  const tickets = ticketIds.map((ticketId) => hall.tickets.get(ticketId)).filter((ticket) => ticket !== undefined);
  const open = tickets.filter(({ phase }) => phase !== 'closed');
  const isVoidable = isVoidableIn(hall);
  return { voidable: open.filter(isVoidable), kept: open.filter((ticket) => !isVoidable(ticket)) };
}

/** Nobody is seen to have come with it: it waits, or was called in vain. A visitor's number was given for a code that one person has. */
function isVoidableIn({ configuration }: Hall): (ticket: Ticket) => boolean {
  const visits = configuration?.guidance.visitServiceId ?? null;
  return ({ phase, serviceId }) => (phase === 'waiting' || phase === 'missed') && serviceId !== visits;
}
