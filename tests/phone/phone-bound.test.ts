import { describe, expect, it } from 'vitest';
import { countedWaits, type CountedWaits } from './counted-waits.ts';

const DAYS = 60;

/** As if a call lowered the number only when an earlier ticket was called: what phones showed up to release 0.3.0. */
const ONLY_EARLIER = 'only-earlier';
/** As if a call lowered it by two. */
const TWICE = 'twice';

/** How far the two shares of calls at which the number fell lie apart, in standard errors. */
function zOf({ movedByPremium, calledPremium, movedByOrdinary, calledOrdinary }: CountedWaits): number {
  const share = (movedByPremium + movedByOrdinary) / (calledPremium + calledOrdinary);
  const error = Math.sqrt(share * (1 - share) * (1 / calledPremium + 1 / calledOrdinary));
  return error === 0 ? 0 : (movedByPremium / calledPremium - movedByOrdinary / calledOrdinary) / error;
}

function all(seeds: number, plant: null | typeof ONLY_EARLIER | typeof TWICE): CountedWaits {
  const days = Array.from({ length: seeds }, (_, seed) => countedWaits(seed + 1, plant));
  const add = (of: (one: CountedWaits) => number) => days.reduce((sum, one) => sum + of(one), 0);
  return {
    waits: add(({ waits }) => waits),
    untrue: add(({ untrue }) => untrue),
    untrueOfPremium: add(({ untrueOfPremium }) => untrueOfPremium),
    risen: add(({ risen }) => risen),
    movedByPremium: add(({ movedByPremium }) => movedByPremium),
    calledPremium: add(({ calledPremium }) => calledPremium),
    movedByOrdinary: add(({ movedByOrdinary }) => movedByOrdinary),
    calledOrdinary: add(({ calledOrdinary }) => calledOrdinary),
  };
}

describe('"at most n before you", over ten thousand waits', () => {
  it('AHEAD-2 is true at every moment, never rises, and moves at a call in the same way whoever is called', () => {
    const found = all(DAYS, null);
    expect(found.waits).toBeGreaterThan(10_000);
    expect([found.untrue, found.risen]).toEqual([0, 0]);
    expect(found.untrueOfPremium / found.waits, 'RULES.md says why').toBeLessThan(0.005);
    expect(Math.abs(zOf(found)), 'as far as chance goes: p > 0.01').toBeLessThan(2.58);
  });

  it('AHEAD-2 planted: a number that only an earlier ticket lowers tells who is premium, and one that falls twice is untrue', () => {
    const told = all(5, ONLY_EARLIER);
    expect(told.movedByPremium / told.calledPremium).toBeLessThan(0.9);
    expect(all(5, TWICE).untrue).toBeGreaterThan(0);
  });
});
