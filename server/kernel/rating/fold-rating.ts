import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';
import { known } from '../known.ts';

/** A service ended at this counter: its customer may say how it was. Takes the place of whoever was asked before. */
export function inviteRating(branch: Branch, counterId: string, visitId: string, serviceId: string, at: number): void {
  branch.hall.ratings.set(counterId, { visitId, serviceId, openedAt: at, ratedAt: null });
}

/** A direct service began. Where the same key ended the service before, whoever leaves has not been asked yet, and is asked as others are. */
export function withdrawEarlierInvitation(branch: Branch, counterId: string, at: number): void {
  if ((branch.hall.ratings.get(counterId)?.openedAt ?? at) < at) withdrawInvitation(branch, counterId);
}

/** The next customer is at the glass, or the service goes on: nobody is asked there any more. */
export function withdrawInvitation(branch: Branch, counterId: string): void {
  branch.hall.ratings.delete(counterId);
}

export function rateVisit(branch: Branch, event: EventOf<'visit-rated'>, at: number): void {
  known(branch.hall.ratings.get(event.counterId), `a visit to rate at ${event.counterId}`).ratedAt = at;
}
