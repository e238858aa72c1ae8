import { describe, expect, it } from 'vitest';
import { seededChance } from '../rehearsal/chance.ts';
import { judge, MARGIN_MS, signedRankProbability } from './server-worlds/timings.ts';

/** As in a short run: three kiosks, eight times. */
const PAIRS = 24;
/** What one of a hundred series may spend of the run's false alarms. */
const EACH = 1e-3 / 200;

describe('the signed-rank test', () => {
  it.each([
    [[1, 2, 3], 1 / 8],
    [[-1, 2, 3], 2 / 8],
    [[1, 2, -3], 5 / 8],
    [[-1, -2, -3], 1],
    [[], 1],
  ] as const)('gives %j the chance that fair signs give it', (differences, chance) => {
    expect(signedRankProbability(differences)).toBeCloseTo(chance, 12);
  });

  it('never has more chance than one, and the least has one in 2^24', () => {
    expect(signedRankProbability(Array.from({ length: PAIRS }, (_, index) => index + 1))).toBeCloseTo(2 ** -PAIRS, 12);
  });
});

/** Pairs of a machine with stalls of up to a third of a second, which hit either world alike. */
function pairsWith(shiftMs: number, stallMs: number, seed: string) {
  const chance = seededChance(seed);
  const noise = (): number => chance.exponential(2) + (chance.chance(0.2) ? chance.uniform() * stallMs : 0);
  return Array.from({ length: PAIRS }, () => [600 + noise(), 600 + shiftMs + noise()] as const);
}

describe('two worlds that are compared by the clock', () => {
  it('make no false alarm more often than stated, on however busy a machine, also at the margin itself', () => {
    const runs = Array.from({ length: 400 }, (_, run) => pairsWith(MARGIN_MS, 300, `busy ${run}`));
    const alarms = (limit: number): number => runs.filter((pairs) => judge({ name: '', pairs }).probability < limit).length;
    expect(alarms(0.05) / runs.length).toBeLessThan(0.09);
    expect(alarms(EACH)).toBe(0);
  });

  it.each([40, 60, 80, 100])('show %i ms, also beside stalls of the machine', (shiftMs) => {
    const found = Array.from({ length: 100 }, (_, run) => judge({ name: '', pairs: pairsWith(shiftMs, 15, `${shiftMs} ${run}`) }));
    expect(found.filter(({ probability }) => probability < EACH)).toHaveLength(100);
  });

  it('say by how much, and in which direction', () => {
    expect(judge({ name: 'a card', pairs: pairsWith(-40, 0, 'sooner') })).toMatchObject({ name: 'a card', pairs: PAIRS });
    expect(judge({ name: 'a card', pairs: pairsWith(-40, 0, 'sooner') }).medianShiftMs).toBeLessThan(-30);
  });
});
