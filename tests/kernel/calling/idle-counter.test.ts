import { describe, expect, it } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { invitedCounters } from '../../../server/kernel/calling/idle-counter.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { givenIn, type Step, type Story } from '../../given.ts';
import { asks, dayOpens, LOBBY, next, opens, takes, waits } from '../../steps.ts';

/** Who is invited, after these steps: c1 serves cash, c2 cash and transfers, c3 three services. */
function invitedAfter(...steps: readonly Step[]): readonly string[] {
  return invitedIn(TEST_BRANCH, steps);
}

function invitedIn(configuration: BranchConfiguration, steps: readonly Step[]): readonly string[] {
  const story: Story = givenIn(configuration, dayOpens, ...steps)
    .when(waits(1))
    .then();
  return [...invitedCounters(story.branch, configuration, story.now)].sort();
}

describe('which idle counter is asked to call', () => {
  it('IDLE-1 of several idle counters the one that serves least is asked, whoever is idle longest', () => {
    expect(invitedAfter(opens('c2'), waits(60), opens('c1'), takes('cash', 'ann'))).toEqual(['c1']);
    expect(invitedAfter(opens('c2', 'c3'), takes('transfer', 'ann'))).toEqual(['c2']);
  });

  it('IDLE-1 of two that serve as much, the one that has been idle longest', () => {
    const counters = TEST_BRANCH.counters.map((one) => ({ ...one, serviceIds: ['cash'] }));
    const alike = { ...TEST_BRANCH, counters };
    expect(invitedIn(alike, [opens('c3'), waits(5), opens('c1'), waits(5), opens('c2'), takes('cash', 'ann')])).toEqual(['c3']);
    const classes = counters.map((one) =>
      one.id === 'c2' ? { ...one, profile: { ...one.profile, classes: ['ordinary'] as const } } : one,
    );
    const narrow = { ...TEST_BRANCH, counters: classes };
    expect(invitedIn(narrow, [opens('c3'), waits(5), opens('c2'), takes('cash', 'ann')])).toEqual(['c2']);
  });

  it('IDLE-1 each waiting ticket asks one more counter, and nobody waiting asks none', () => {
    expect(invitedAfter(opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), takes('cash', 'eve'))).toEqual(['c1', 'c2']);
    expect(invitedAfter(opens('c1', 'c2', 'c3'), takes('cash', 'ann'), takes('transfer', 'bob'))).toEqual(['c1', 'c2']);
    expect(invitedAfter(opens('c1', 'c2'))).toEqual([]);
  });

  it('IDLE-1 who cannot be served elsewhere is not hidden by a long line before him', () => {
    const many = Array.from({ length: 12 }, (_, index) => takes('cash', `t${index}`));
    expect(invitedAfter(opens('c1', 'c3'), ...many, takes('transfer', 'zoe'))).toEqual(['c1', 'c3']);
  });

  it('IDLE-1 a counter that is calling, serving or paused is not asked', () => {
    expect(invitedAfter(opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'))).toEqual(['c2']);
  });

  it('IDLE-1 a counter with a direct service arranged is not asked: its next key calls nobody', () => {
    const customer = { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' } as const;
    const armed = asks(LOBBY, {
      type: 'arm-direct-service',
      counterId: 'c1',
      customer,
      cueId: 'large-cash',
      needId: null,
      personRef: null,
    });
    expect(invitedAfter(opens('c1', 'c2'), takes('cash', 'ann'), armed)).toEqual(['c2']);
  });

  it('IDLE-1 a counter kept free is asked only once it would call', () => {
    const counters = TEST_BRANCH.counters.map((one) =>
      one.id === 'c1' ? { ...one, profile: { ...one.profile, keepFreeMs: 60_000 } } : one,
    );
    const kept = { ...TEST_BRANCH, counters };
    expect(invitedIn(kept, [opens('c1'), takes('cash', 'ann')])).toEqual([]);
    expect(invitedIn(kept, [opens('c1'), takes('cash', 'ann'), waits(60)])).toEqual(['c1']);
  });
});
