import { describe, expect, it } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { Story, type Step } from '../../given.ts';
import { POLICY } from '../../policy.ts';
import { dayOpens, LOBBY, next, noShow, opens, restores, starts, takes, transfersToService, undoes, waits } from '../../steps.ts';
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

const CAPPED: BranchConfiguration = { ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: 3 } };

function after(...steps: readonly Step[]): Story {
  return afterIn(CAPPED, ...steps);
}

function afterIn(configuration: BranchConfiguration, ...steps: readonly Step[]): Story {
  const story = new Story(configuration);
  for (const step of [dayOpens, opens('c1', 'c2', 'c3'), ...steps]) step(story);
  return story;
}

const atMost = (story: Story, ...aliases: readonly string[]) =>
  aliases.map((alias) => story.branch.hall.tickets.get(story.id(alias))?.atMostAhead);

describe('at most so many before you', () => {
  it('AHEAD-1 begins at those who wait for the service and the K who may be added, and AHEAD-2 falls by one at each call of it', () => {
    const story = after(takes('cash', 'a'), takes('cash', 'b'), takes('transfer', 'x'), takes('cash', 'c'));
    expect(atMost(story, 'a', 'b', 'c', 'x')).toEqual([3, 4, 5, 3]);
    next('c1')(story);
    expect(atMost(story, 'b', 'c', 'x')).toEqual([3, 4, 3]);
  });

  it('AHEAD-1 is promised by nobody where no K is set, or where a counter calls no ordinary number', () => {
    expect(atMost(afterIn({ ...CAPPED, policy: { ...POLICY, overtakeCap: null } }, takes('cash', 'a')), 'a')).toEqual([null]);
    const own = { classes: ['premium'], premiumFirst: false, keepFreeMs: null } as const;
    const counters = CAPPED.counters.map((counter, index) => (index === 0 ? { ...counter, profile: own } : counter));
    expect(atMost(afterIn({ ...CAPPED, counters }, takes('cash', 'a')), 'a')).toEqual([null]);
  });

  it('AHEAD-2 does not move when somebody comes later, however early he is called, and not when somebody gives up', () => {
    const story = after(takes('cash', 'a'), takes('cash', 'b'), takes('cash', 'c'));
    takes('cash', 'late')(story);
    story.run({ type: 'cancel-ticket', ticketId: story.id('b') }, LOBBY);
    expect(atMost(story, 'c', 'late')).toEqual([5, 6]);
  });

  it('AHEAD-3 a call taken back does not raise it, and made again does not lower it again', () => {
    const story = after(takes('cash', 'a'), takes('cash', 'b'), next('c1'));
    expect(atMost(story, 'b')).toEqual([3]);
    undoes('c1')(story);
    expect(atMost(story, 'a', 'b')).toEqual([3, 3]);
    takes('cash', 'c')(story);
    next('c1')(story);
    expect(atMost(story, 'b', 'c')).toEqual([3, 5]);
  });

  it('AHEAD-3 is promised to nobody who came back or was sent on: the slip spoke of another place', () => {
    const story = after(takes('cash', 'a'), takes('cash', 'b'), next('c1'), waits(11), noShow('c1'), restores('a'));
    expect(atMost(story, 'a', 'b')).toEqual([null, 3]);
    for (const step of [next('c1'), starts('c1'), transfersToService('c1', 'transfer')]) step(story);
    expect(atMost(story, 'a')).toEqual([null]);
  });
});

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
