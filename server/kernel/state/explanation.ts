import { type TicketClass } from '../configuration/standing.ts';
import type { ServingManner } from './call.ts';

/** A ticket that could have been called at that moment. */
export interface Candidate {
  readonly ticketId: string;
  readonly class: TicketClass;
  readonly key: number;
  readonly n: number;
  readonly over: number;
  /** Skipped, because it would pass an earlier-issued ticket that must not be passed again. */
  readonly blocked: boolean;
}

/** Why a ticket was called when it was: what the rule saw. Kept for the day; the log gives the same again at any time. */
export interface Explanation {
  readonly at: number;
  readonly counterId: string;
  readonly manner: ServingManner;
  readonly reasonId: string | null;
  /** Sorted by key, at most CANDIDATES_KEPT; the called ticket is one of them if it was in line. */
  readonly candidates: readonly Candidate[];
  /** Number of tickets that it passed and was charged for. */
  readonly overtook: number;
}

export const CANDIDATES_KEPT = 6;

/** Calls of one ticket whose explanation is kept. */
export const EXPLANATIONS_KEPT = 8;
