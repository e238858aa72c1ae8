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
