import type { Hall } from '../state/branch.ts';
import { RATING_LIFE_MS, type RatingInvitation } from '../state/rating.ts';

/** What the counter asks now, rated or not; null: nothing. */
export function invitationAt(hall: Hall, counterId: string, now: number): RatingInvitation | null {
  const invitation = hall.ratings.get(counterId);
  return invitation !== undefined && now <= invitation.openedAt + RATING_LIFE_MS ? invitation : null;
}
