import { randomUUID } from 'node:crypto';
import type { RatingCommand, RatingView } from '../../../server/contract/rating.ts';
import type { Chance } from '../chance.ts';
import { Robot } from '../robot.ts';
import { type Pace, pause } from './pace.ts';
import type { Tally } from './tally.ts';

const LOOKS_EVERY_MS = 1_500;
/** Most customers put their papers away and press; the others just go. */
const RATING_SHARE = 0.65;
const SCORES: readonly [number, ...number[]] = [5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 2, 1];

export type RobotRatingScreen = Robot<RatingView, RatingCommand>;

export function connectRatingScreen(url: string, token: string): Promise<RobotRatingScreen> {
  return Robot.connect({ url, audience: 'rating', token, tab: randomUUID() });
}

/** Customers before a counter's rating screen: each is asked once, and answers or goes. */
export async function customersRate(screen: RobotRatingScreen, chance: Chance, pace: Pace, tally: Tally): Promise<void> {
  let asked: string | null = null;
  while (await pause(pace, LOOKS_EVERY_MS)) {
    const { counterId, visitId } = screen.view;
    if (visitId === null || visitId === asked) continue;
    asked = visitId;
    if (!chance.chance(RATING_SHARE)) continue;
    const command = { type: 'rate-visit', counterId, visitId, score: chance.pick(SCORES) } as const;
    tally.reply('rated', await screen.request(chance.uuid(), command));
  }
}
