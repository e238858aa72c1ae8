/** How a ticket was called: as the next in line, chosen by hand, or resumed after it was parked. */
export const CALL_MANNERS = ['next', 'chosen', 'resumed'] as const;
export type CallManner = (typeof CALL_MANNERS)[number];
/** How a ticket came to be served: by one of these calls, or directly, without a call. */
export const SERVING_MANNERS = [...CALL_MANNERS, 'direct'] as const;
export type ServingManner = (typeof SERVING_MANNERS)[number];

/** A call as the hall sees and hears it. */
export interface Call {
  readonly id: string;
  readonly ticketId: string;
  readonly counterId: string;
  readonly at: number;
  /** 1 for the call itself, +1 for each recall: every round is announced once. */
  round: number;
  lastAnnouncedAt: number;
}

/** Calls kept in the hall's state; the wall shows fewer. */
export const CALLS_REMEMBERED = 50;
