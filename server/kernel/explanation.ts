import type { Branch } from './branch.ts';
import type { CounterConfiguration } from './configuration.ts';
import { firstPlaces } from './lines.ts';
import { linesOf, smallestAtCap } from './next-ticket.ts';
import { TICKET_CLASSES, type TicketClass } from './standing.ts';

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
  readonly manner: 'next' | 'chosen' | 'resumed' | 'direct';
  readonly reasonId: string | null;
  /** In the order of their keys, at most CANDIDATES_KEPT; the called one is among them where it stood in line. */
  readonly candidates: readonly Candidate[];
  /** How many protected tickets it passed and was charged for. */
  readonly overtook: number;
}

export const CANDIDATES_KEPT = 6;
/** Calls of one ticket remembered with their reasons. */
export const EXPLANATIONS_KEPT = 8;

/** The first of each class that this counter might serve, merged by key. Called before the call is folded. */
export function candidatesOf(branch: Branch, counter: CounterConfiguration): readonly Candidate[] {
  const { lines, records } = branch.staff;
  const wall = smallestAtCap(lines, counter);
  return firstPlaces(linesOf(lines, counter, TICKET_CLASSES), CANDIDATES_KEPT).flatMap((place): Candidate[] => {
    const record = records.get(place.ticketId);
    if (record === undefined) return [];
    const { class: ticketClass, key, n, over } = record;
    const blocked = ticketClass === 'premium' && wall !== null && n > wall;
    return [{ ticketId: place.ticketId, class: ticketClass, key, n, over, blocked }];
  });
}

/** Fold only. */
export function explain(branch: Branch, ticketId: string, explanation: Explanation): void {
  const { explanations } = branch.staff;
  explanations.set(ticketId, [...(explanations.get(ticketId) ?? []), explanation].slice(-EXPLANATIONS_KEPT));
}
