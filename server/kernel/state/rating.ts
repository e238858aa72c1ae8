/** The question a counter puts to a customer whose service has just ended. It lies in the hall, so it names neither ticket nor person. */
export interface RatingInvitation {
  /** Id of the act that ended the service, never of its ticket. */
  readonly visitId: string;
  readonly serviceId: string;
  readonly openedAt: number;
  /** null: not rated yet. */
  ratedAt: number | null;
}

/** Time to put the papers away and press one key; after it, the counter asks nobody. */
export const RATING_LIFE_MS = 60_000;
/** From this score on, a rating counts as satisfied. */
export const SATISFIED_FROM = 4;

/** Scores run from very dissatisfied to very satisfied. */
export const SCORE_MIN = 1;
export const SCORE_MAX = 5;
