import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** A service ended at this counter: its customer may rate it. Replaces an earlier invitation there. */
export function inviteRating(branch: Branch, counterId: string, visitId: string, serviceId: string, at: number): void {
  branch.hall.ratings.set(counterId, { visitId, serviceId, openedAt: at, ratedAt: null });
}

/** A direct service began: withdraws an invitation, unless the same key ended the service before and so has only just made it. */
export function withdrawEarlierInvitation(branch: Branch, counterId: string, at: number): void {
  if ((branch.hall.ratings.get(counterId)?.openedAt ?? at) < at) withdrawInvitation(branch, counterId);
}

/** The next service began, or the last one was reopened: the counter asks nobody. */
export function withdrawInvitation(branch: Branch, counterId: string): void {
  branch.hall.ratings.delete(counterId);
}

export function rateVisit(branch: Branch, event: EventOf<'visit-rated'>, at: number): void {
  known(branch.hall.ratings.get(event.counterId), `a visit to rate at ${event.counterId}`).ratedAt = at;
}
