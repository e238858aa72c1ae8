import { describe, expect, it } from 'vitest';
import { COUNTERS_MAX } from '../../../server/config/schema.ts';
import { remedyOf } from '../../../server/kernel/alarm/remedy.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { ALARMS_A_DAY_MAX, ALARMS_OPEN_MAX } from '../../../server/kernel/state/alarm.ts';
import { givenIn, Story, type Step } from '../../given.ts';
import { asks, dayOpens, next, opens, recalls, takes, timePasses } from '../../steps.ts';
import { manned } from '../referral/referral-steps.ts';
import { busy, openAlarms, pauses, WATCHED_BRANCH } from './alarm-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(WATCHED_BRANCH, dayOpens, manned, ...steps);

describe('alarms', () => {
  it('ALARM-8 it says what would mend it, the least effort first', () => {
    const remedies =
      (...wanted: readonly string[]) =>
      ({ branch }: Story): void => {
        const told = [...branch.staff.alarms.values()].map(({ subject }) => remedyOf(branch, WATCHED_BRANCH, subject));
        expect(told.map(({ kind, counterLabels }) => [kind, ...counterLabels].join(' '))).toEqual(wanted);
      };
    const closed = [takes('cash', 'ann')];
    given(...closed)
      .when(timePasses(130))
      .then(remedies('open 1 2'));
    given(opens('c2'), pauses('c2'), ...closed)
      .when(timePasses(130))
      .then(remedies('resume 2'));
    given(opens('c1'), ...closed)
      .when(timePasses(310))
      .then(remedies('call 1'));
    given(opens('c1'), ...closed, next('c1'))
      .when(timePasses(190))
      .then(remedies('answer-call 1'));
    given(...busy, takes('cash', 'ann'))
      .when(timePasses(1_210))
      .then(remedies('support'));
    given(...busy)
      .when(timePasses(1_810))
      .then(remedies('look 1', 'look 2'));
  });

  it('ALARM-7 so many are open at a time; the next is raised when one is resolved', () => {
    const labels = Array.from({ length: COUNTERS_MAX }, (_, index) => String(index + 1));
    const wide: BranchConfiguration = {
      ...WATCHED_BRANCH,
      counters: labels.map((label) => ({ ...WATCHED_BRANCH.counters[0], id: label, label }) as BranchConfiguration['counters'][number]),
      staff: [...WATCHED_BRANCH.staff, ...labels.map((label) => ({ id: `t${label}`, name: label, roles: ['teller' as const] }))],
    };
    const sitDown = labels.map((label) => asks({ role: 'teller', staffId: `t${label}` }, { type: 'open-counter', counterId: label }));
    const openNow =
      (count: number) =>
      ({ branch }: Story): void =>
        expect(branch.staff.alarms.size).toBe(count);
    const all = givenIn(wide, dayOpens, manned, ...sitDown, takes('cash', 'ann'));
    all.when(timePasses(310)).then(openNow(ALARMS_OPEN_MAX));
    const pause = asks({ role: 'teller', staffId: 't1' }, { type: 'pause-counter', counterId: '1', reasonId: 'water' });
    givenIn(wide, dayOpens, manned, ...sitDown, takes('cash', 'ann'), timePasses(310), pause)
      .when(timePasses(10))
      .then(openNow(ALARMS_OPEN_MAX), ({ newEvents }) => expect(newEvents.filter(({ type }) => type === 'alarm-raised')).toHaveLength(1));
  });

  it('ALARM-7 so many are raised a day', () => {
    const story = new Story(WATCHED_BRANCH);
    for (const step of [dayOpens, manned, opens('c1'), takes('cash', 'ann'), next('c1')]) step(story);
    story.branch.staff.alarmsRaised = ALARMS_A_DAY_MAX - 1;
    for (const step of [timePasses(190), recalls('c1'), timePasses(10)]) step(story);
    openAlarms()(story);
    timePasses(190)(story);
    openAlarms()(story);
    expect(story.log.filter(({ event }) => event.type === 'alarm-raised')).toHaveLength(1);
  });
});
