/** What a counter asks a customer whose service has just ended. In the hall, so it knows neither ticket nor person. */
export interface RatingInvitation {
  /** Stands for the service that ended there (the act that ended it), never for its ticket. */
  readonly visitId: string;
  readonly serviceId: string;
  readonly openedAt: number;
  /** null: not rated yet. */
  ratedAt: number | null;
}

/** Long enough to put the papers away and press once; then the counter asks nobody. */
export const RATING_LIFE_MS = 60_000;
/** From this score on a rating counts as satisfied. */
export const SATISFIED_FROM = 4;

/** A rating's scores: very dissatisfied to very satisfied. */
export const SCORE_MIN = 1;
export const SCORE_MAX = 5;
