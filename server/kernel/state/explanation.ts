import type { ServingManner } from './call.ts';
import { type TicketClass } from '../configuration/standing.ts';

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
