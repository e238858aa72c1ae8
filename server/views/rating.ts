import type { RatingView } from '../contract/rating.ts';
import { invitationAt } from '../kernel/rating/invitation.ts';
import type { Hall } from '../kernel/state/branch.ts';
import { RATING_LIFE_MS } from '../kernel/state/rating.ts';
import type { ViewTime } from './view-time.ts';

/** How long the page says thank you. */
export const THANKS_MS = 6_000;

/** null: the configuration in force has no such counter. */
export function ratingView(hall: Hall, counterId: string, time: ViewTime): RatingView | null {
  const { configuration } = hall;
  const settings = configuration?.counters.find((one) => one.id === counterId);
  if (configuration === null || settings === undefined) return null;
  const place = { counterId, label: settings.label, branchName: configuration.branch.name };
  const invitation = invitationAt(hall, counterId, time.now);
  if (invitation === null) return { ...place, state: 'idle', visitId: null, until: null };
  const { visitId, openedAt, ratedAt } = invitation;
  if (ratedAt === null) return { ...place, state: 'open', visitId, until: openedAt + RATING_LIFE_MS };
  return { ...place, state: time.now < ratedAt + THANKS_MS ? 'thanked' : 'idle', visitId: null, until: null };
}
