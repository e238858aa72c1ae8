import type { CounterConfiguration } from '../configuration/configuration.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import type { Branch } from '../state/branch.ts';
import { type Candidate, CANDIDATES_KEPT, type Explanation, EXPLANATIONS_KEPT } from '../state/explanation.ts';
import { comparePlaces, type Place } from '../state/line.ts';
import type { TicketRecord } from '../state/ticket.ts';
import { firstPlaces, placeOf } from './lines.ts';
import { linesOf, smallestAtCap } from './next-ticket.ts';

/** The first tickets of all classes that this counter might serve, and the called one. To be taken before the call is folded. */
export function candidatesOf(branch: Branch, counter: CounterConfiguration, called: TicketRecord): readonly Candidate[] {
  const { lines, records } = branch.staff;
  const wall = smallestAtCap(lines, counter, TICKET_CLASSES);
  const places = firstPlaces(linesOf(lines, counter, TICKET_CLASSES), CANDIDATES_KEPT);
  const inLine = branch.hall.tickets.get(called.ticketId)?.phase === 'waiting' && called.directServiceId === null;
  const among = !inLine || places.some(({ ticketId }) => ticketId === called.ticketId);
  const shown = among ? places : insertInOrder(places.slice(0, CANDIDATES_KEPT - 1), placeOf(called));
  return shown.flatMap((place): Candidate[] => {
    const record = records.get(place.ticketId);
    if (record === undefined) return [];
    const { class: ticketClass, key, n, over } = record;
    const blocked = ticketClass === 'premium' && wall !== null && n > wall;
    return [{ ticketId: place.ticketId, class: ticketClass, key, n, over, blocked }];
  });
}

function insertInOrder(places: readonly Place[], place: Place): readonly Place[] {
  return [...places, place].sort(comparePlaces);
}

/** For folds only. */
export function explain(branch: Branch, ticketId: string, explanation: Explanation): void {
  const { explanations } = branch.staff;
  explanations.set(ticketId, [...(explanations.get(ticketId) ?? []), explanation].slice(-EXPLANATIONS_KEPT));
}
