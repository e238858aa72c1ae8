import { expect } from 'vitest';
import type { AlarmConfiguration } from '../../../server/kernel/configuration/alarms.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { type Alarm, alarmKey } from '../../../server/kernel/state/alarm.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Expectation, Step } from '../../given.ts';
import { asks, asksAbout, next, opens, starts, takes, tellerAt } from '../../steps.ts';
import { GUIDED_BRANCH } from '../referral/referral-steps.ts';

/** Short times, all different: a story that mixes two of them up fails. */
export const ALARMS: AlarmConfiguration = {
  idleCounterMs: 5 * 60_000,
  hangingCallMs: 3 * 60_000,
  longServiceMs: 30 * 60_000,
  noCounterMs: 2 * 60_000,
  services: [{ serviceId: 'transfer', targetWaitMs: { premium: 4 * 60_000, ordinary: 8 * 60_000 }, longServiceMs: 12 * 60_000 }],
};

/** Waits: 5 min for premium customers and 20 for the others, at "transfer" 4 and 8. */
export const WATCHED_BRANCH: BranchConfiguration = { ...GUIDED_BRANCH, alarms: ALARMS };

/** The keys of the open alarms, in the order in which they were raised. */
export function openAlarms(...keys: readonly string[]): Expectation {
  return ({ branch }) => expect([...branch.staff.alarms.values()].map(({ subject }) => alarmKey(subject))).toEqual(keys);
}

export function alarmHas(fields: Partial<Alarm>): Expectation {
  return ({ branch }) => expect([...branch.staff.alarms.values()].at(-1)).toMatchObject(fields);
}

export function acknowledgedBy(staffId: string): Expectation {
  return ({ branch }) => expect([...branch.staff.alarms.values()].at(-1)?.acknowledged?.staffId).toBe(staffId);
}

export const acknowledgesAlarm = (by: Actor): Step =>
  asksAbout(by, ({ branch }) => ({ type: 'acknowledge-alarm', alarmId: [...branch.staff.alarms.keys()].at(-1) ?? 'none' }));

export const pauses = (counterId: string): Step => asks(tellerAt(counterId), { type: 'pause-counter', counterId, reasonId: 'water' });
/** Both counters for cash are busy, so that somebody must wait. */
export const busy: readonly Step[] = [
  opens('c1', 'c2'),
  takes('cash', 'one'),
  next('c1'),
  starts('c1'),
  takes('cash', 'two'),
  next('c2'),
  starts('c2'),
];
