/** A customer who was checked in for a gathering, and whose manager has not said that he knows (S93). */
export interface Arrival {
  readonly gatheringId: string;
  readonly attendeeId: string;
  readonly managerId: string;
  readonly companions: number;
  readonly at: number;
}

/** As many as the largest hall holds; of more, the oldest are no news any longer. */
export const ARRIVALS_MAX = 500;
