/** How a ticket came to be called: as the next in line, chosen by hand, or taken up again after it was parked. */
export const CALL_MANNERS = ['next', 'chosen', 'resumed'] as const;
export type CallManner = (typeof CALL_MANNERS)[number];
/** And how it came to be served without a call. */
export const SERVING_MANNERS = [...CALL_MANNERS, 'direct'] as const;
export type ServingManner = (typeof SERVING_MANNERS)[number];

/** A call as the hall sees and hears it. */
export interface Call {
  readonly id: string;
  readonly ticketId: string;
  readonly counterId: string;
  readonly at: number;
  /** 1 for the call, +1 a recall: each round is announced once. */
  round: number;
  lastAnnouncedAt: number;
}

/** The hall remembers so many calls; the wall shows fewer. */
export const CALLS_REMEMBERED = 50;
