import type { WallView } from '../../server/contract/wall.ts';

/** Percent of full loudness at a time of day ("12:30", the branch's zone). Spans begin with their first minute and end before `to`. Pure. */
export function levelAt({ level, levelSpans }: Pick<WallView, 'level' | 'levelSpans'>, timeOfDay: string): number {
  return levelSpans.find(({ from, to }) => from <= timeOfDay && timeOfDay < to)?.level ?? level;
}

/**
 * Amplitude for a level in percent: its square, because the ear hears half as loud at a third of the amplitude
 * (10 dB), and 50 % gives a quarter (12 dB); taken straight, half a slider would hardly be noticed.
 */
export function gainOf(level: number): number {
  return (level / 100) ** 2;
}
