import type { Branch } from '../state/branch.ts';
import type { ServingManner } from '../state/call.ts';
import type { CounterConfiguration } from '../configuration/configuration.ts';
import { comparePlaces, type Place } from '../state/line.ts';
import { firstPlaces, placeOf } from './lines.ts';
import { linesOf, smallestAtCap } from './next-ticket.ts';
import { TICKET_CLASSES, type TicketClass } from '../configuration/standing.ts';
import type { TicketRecord } from '../state/ticket.ts';

/** Somebody who could have been called at that moment. */
export interface Candidate {
  readonly ticketId: string;
  readonly class: TicketClass;
  readonly key: number;
  readonly n: number;
  readonly over: number;
  /** Skipped, because a ticket issued earlier must not be passed again. */
  readonly blocked: boolean;
}

/** Why a ticket was called when it was: what the rule saw, kept for the day and computed again from the log at any time. */
export interface Explanation {
  readonly at: number;
  readonly counterId: string;
  readonly manner: ServingManner;
  readonly reasonId: string | null;
  /** In the order of their keys, at most CANDIDATES_KEPT; the called one is among them where it stood in line. */
  readonly candidates: readonly Candidate[];
  /** How many protected tickets it passed and was charged for. */
  readonly overtook: number;
}

export const CANDIDATES_KEPT = 6;
/** Calls of one ticket remembered with their reasons. */
export const EXPLANATIONS_KEPT = 8;

/** The first that this counter might serve, of all classes, and the one it serves. Called before the call is folded. */
export function candidatesOf(branch: Branch, counter: CounterConfiguration, called: TicketRecord): readonly Candidate[] {
  const { lines, records } = branch.staff;
  const wall = smallestAtCap(lines, counter);
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

/** Fold only. */
export function explain(branch: Branch, ticketId: string, explanation: Explanation): void {
  const { explanations } = branch.staff;
  explanations.set(ticketId, [...(explanations.get(ticketId) ?? []), explanation].slice(-EXPLANATIONS_KEPT));
}
