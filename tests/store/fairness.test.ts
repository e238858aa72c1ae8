import { describe, expect, it } from 'vitest';
import type { BranchEvent, StoredEvent } from '../../server/kernel/words/event.ts';
import type { Fairness } from '../../server/contract/day-report.ts';
import { FairnessTally } from '../../server/store/report/fairness.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { Story, type Step } from '../given.ts';
import { POLICY } from '../policy.ts';
import { asksAbout, dayOpens, finishes, LOBBY, next, opens, starts, takes, undoes, waits } from '../steps.ts';

const MINUTE_MS = 60_000;

function fairnessOf(cap: number, ...steps: readonly Step[]): Fairness {
  const story = new Story({ ...TEST_BRANCH, policy: { ...POLICY, overtakeCap: cap } });
  for (const step of steps) {
    story.last = null;
    step(story);
    const { last } = story as { last: Story['last'] };
    if (last !== null && !last.ok) throw new Error(last.refusal.code);
  }
  return tallied(story.log);
}

function tallied(log: readonly StoredEvent[]): Fairness {
  const tally = new FairnessTally();
  const undone = new Set(log.flatMap(({ event }: { event: BranchEvent }) => (event.type === 'act-undone' ? [event.actId] : [])));
  for (const stored of log) tally.add(stored, 10, undone);
  return tally.figures();
}

const gold: Step = (story) => {
  const card = { tier: 'gold', lastFour: '0000', managerId: null } as const;
  story.run({ type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, card }, { role: 'kiosk', kioskId: 'k2' });
};
const direct = asksAbout(LOBBY, () => ({
  type: 'arm-direct-service',
  counterId: 'c1',
  customer: { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' },
  cueId: 'large-cash',
  needId: null,
  personRef: null,
}));
const serve: readonly Step[] = [next('c1'), starts('c1'), waits(60), finishes('c1')];

describe('the fairness of a day', () => {
  it('adds nothing where everybody is called in the order of arrival', () => {
    const figures = fairnessOf(3, dayOpens, opens('c1'), takes('cash', 'a'), takes('cash', 'b'), ...serve, ...serve);
    expect(figures).toMatchObject({ overtaken: { count: 0, of: 2 }, mostOvertakes: 0, addedTotalMs: 0, premiumCalls: 0 });
    expect(figures.added.count).toBe(2);
  });

  it('counts who was passed, how often, and the minutes that it cost, against the same calls in order of arrival', () => {
    const figures = fairnessOf(3, dayOpens, opens('c1'), takes('cash', 'a'), gold, gold, ...serve, ...serve, ...serve);
    expect(figures).toMatchObject({
      overtaken: { count: 1, of: 1 },
      mostOvertakes: 2,
      premiumCalls: 2,
      mostPremiumInARow: 2,
      heldByCap: 0,
    });
    expect(figures.addedTotalMs).toBe(2 * MINUTE_MS);
  });

  it('knows when the cap held a premium customer back', () => {
    const figures = fairnessOf(1, dayOpens, opens('c1'), takes('cash', 'a'), gold, gold, ...serve, ...serve, ...serve);
    expect(figures).toMatchObject({ mostOvertakes: 1, mostPremiumInARow: 1, heldByCap: 1, addedTotalMs: MINUTE_MS });
  });

  it('counts a direct service at its counter and hour, as part of a run, and one that was taken back not at all', () => {
    const served = fairnessOf(3, dayOpens, opens('c1'), takes('cash', 'a'), direct, next('c1'), waits(60), finishes('c1'), ...serve);
    expect(served).toMatchObject({ directServices: [{ counterId: 'c1', hour: 10, count: 1 }], mostPremiumInARow: 1, mostOvertakes: 1 });
    expect(served.addedTotalMs).toBe(MINUTE_MS);
    const undone = fairnessOf(3, dayOpens, opens('c1'), takes('cash', 'a'), direct, next('c1'), undoes('c1'));
    expect(undone).toMatchObject({ directServices: [], mostPremiumInARow: 0 });
  });

  it('names who gave need-based jumps', () => {
    const needs = asksAbout(LOBBY, (story) => ({ type: 'assign-need', ticketId: story.id('a'), needId: 'elderly' }));
    expect(fairnessOf(3, dayOpens, takes('cash', 'a'), needs).needJumps).toEqual([{ staffId: 'zhao', count: 1 }]);
  });
});
