import { describe, expect, it } from 'vitest';
import { fifoMean, headStartMeans, type Pool, strictMeans, waitProbability } from '../../server/simulation/closed-forms.ts';
import { intervalOf, isInside, studentQuantile } from '../../server/simulation/interval.ts';
import { compareMmc, eachOf, replicate } from '../../server/simulation/mmc.ts';
import { STRICT } from '../../server/simulation/call-rule.ts';

type MmcRequest = Parameters<typeof compareMmc>[0];

const SEEDS = Array.from({ length: 10 }, (_, index) => index + 1);
const JOINT_CONFIDENCE = 0.99;

/** The short form of `npm run simulate -- --mmc`: enough to see a wrong rule, not enough to see a wrong per cent. */
const SETTINGS: readonly (Pool & Pick<MmcRequest, 'rules' | 'tickets'>)[] = [1, 3, 5].flatMap((counters) => [
  { counters, rho: 0.7, premiumShare: 0.1, rules: ['fifo', 'strict'], tickets: 1_000 },
  { counters, rho: 0.7, premiumShare: 0.2, rules: ['strict', 'head-start'], tickets: 1_000 },
  { counters, rho: 0.9, premiumShare: 0.1, rules: ['fifo', 'strict'], tickets: 400 },
  { counters, rho: 0.9, premiumShare: 0.2, rules: ['strict'], tickets: 400 },
]);
const INTERVALS = 3 * (3 + 4 + 3 + 2);

function requestFor(setting: (typeof SETTINGS)[number]): MmcRequest {
  return { ...setting, seeds: SEEDS, headStart: 1, confidence: eachOf(INTERVALS, JOINT_CONFIDENCE) };
}

describe('closed forms', () => {
  it.each([
    [3, 0.7, 0.1, 0.492344, 0.54705, 0.17647, 0.58823],
    [3, 0.9, 0.2, 0.817061, 2.72354, 0.33214, 3.32139],
    [5, 0.95, 0.1, 0.877799, 3.5112, 0.19399, 3.87977],
  ])(
    'c = %d, rho = %d, %d premium are what tables of queueing theory say',
    (counters, rho, premiumShare, delayed, all, premium, ordinary) => {
      const pool = { counters, rho, premiumShare };
      expect(waitProbability(pool)).toBeCloseTo(delayed, 5);
      expect(fifoMean(pool)).toBeCloseTo(all, 4);
      expect(strictMeans(pool).premium).toBeCloseTo(premium, 4);
      expect(strictMeans(pool).ordinary).toBeCloseTo(ordinary, 4);
    },
  );

  it('a head-start goes from first come, first served to strict, and keeps the mean of everybody', () => {
    const pool = { counters: 3, rho: 0.9, premiumShare: 0.2 };
    const means = [0, 0.01, 1, 3, 10, 1_000].map((h) => headStartMeans(pool, h));
    for (const [index, { premium, ordinary, everybody }] of means.entries()) {
      expect(0.2 * premium + 0.8 * ordinary).toBeCloseTo(everybody, 6);
      if (index > 0) expect(premium).toBeLessThan(means[index - 1]?.premium ?? 0);
    }
    expect(means[5]?.ordinary).toBeCloseTo(strictMeans(pool).ordinary, 5);
  });

  it('with one counter and few premium customers the tail is the exponential everybody knows', () => {
    const pool = { counters: 1, rho: 0.8, premiumShare: 1e-9 };
    const window = (headStartMeans(pool, 2).everybody - headStartMeans(pool, 2).premium) / 0.8;
    expect(window).toBeCloseTo((0.8 * (1 - Math.exp(-0.2 * 2))) / 0.2, 6);
  });

  it('Student’s quantiles are those of the tables', () => {
    expect(studentQuantile(0.995, 19)).toBeCloseTo(2.8609, 3);
    expect(studentQuantile(0.975, 30)).toBeCloseTo(2.0423, 3);
    expect(studentQuantile(0.9995, 9)).toBeCloseTo(4.781, 1);
  });
});

describe('the kernel in an M/M/c line', () => {
  it('lies where theory says, in twelve settings together', () => {
    const lines = SETTINGS.flatMap((setting) => compareMmc(requestFor(setting)).map((line) => ({ ...line, setting })));
    expect(lines).toHaveLength(INTERVALS);
    expect(lines.filter(({ inside }) => !inside)).toEqual([]);
  });

  it('a wrong rule lies outside', () => {
    const setting = { counters: 3, rho: 0.7, premiumShare: 0.2, rules: ['strict'], tickets: 1_000 } as const;
    const premium = SEEDS.map((seed) => replicate(requestFor(setting), STRICT, seed).premium);
    const interval = intervalOf(premium, eachOf(INTERVALS, JOINT_CONFIDENCE));
    expect(isInside(interval, strictMeans(setting).premium)).toBe(true);
    expect(isInside(interval, fifoMean(setting)), 'first come, first served').toBe(false);
    expect(isInside(interval, headStartMeans(setting, 0.2).premium), 'a head-start that is too short').toBe(false);
  });
});
