import type { RatingView } from '../contract/rating.ts';
import type { Hall } from '../kernel/state/branch.ts';
import { invitationAt } from '../kernel/rating/invitation.ts';
import { RATING_LIFE_MS } from '../kernel/state/rating.ts';
import type { Moment } from './moment.ts';

/** The page says thank you for so long. */
export const THANKS_MS = 6_000;

/** null: the configuration in force knows no such counter. */
export function ratingView(hall: Hall, counterId: string, moment: Moment): RatingView | null {
  const { configuration } = hall;
  const settings = configuration?.counters.find((one) => one.id === counterId);
  if (configuration === null || settings === undefined) return null;
  const place = { counterId, label: settings.label, branchName: configuration.branch.name };
  const invitation = invitationAt(hall, counterId, moment.now);
  if (invitation === null) return { ...place, state: 'idle', visitId: null, until: null };
  const { visitId, openedAt, ratedAt } = invitation;
  if (ratedAt === null) return { ...place, state: 'open', visitId, until: openedAt + RATING_LIFE_MS };
  return { ...place, state: moment.now < ratedAt + THANKS_MS ? 'thanked' : 'idle', visitId: null, until: null };
}
