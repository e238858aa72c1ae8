import { describe, expect, it } from 'vitest';
import { businessClock, type ClockOf } from './branch-on-clock.ts';
import { type Fault, FAULTS, live } from './live.ts';
import { scheduleOf } from './schedule.ts';
import { bareClock, trustingClock } from './trusting-clock.ts';

const SCHEDULES = 200;

/** By fault: the seeds of the schedules that showed it. */
async function faultsOf(clockOf: ClockOf): Promise<ReadonlyMap<Fault, readonly number[]>> {
  const seeds = new Map<Fault, number[]>(FAULTS.map((fault) => [fault, []]));
  for (let seed = 0; seed < SCHEDULES; seed += 1) {
    for (const fault of await live(scheduleOf(seed), clockOf)) seeds.get(fault)?.push(seed);
  }
  return seeds;
}

describe(`${SCHEDULES} days on which clocks shift and somebody sets the machine’s clock, by −12 h to +10 y`, () => {
  it('change no order and no wait, close nothing early, erase nothing, and escalate on time', async () => {
    expect(Object.fromEntries(await faultsOf(businessClock))).toEqual(Object.fromEntries(FAULTS.map((fault) => [fault, []])));
  });

  it('planted: the clock of release 0.3.0 shows every fault but the order’s', async () => {
    const found = await faultsOf(trustingClock);
    for (const fault of FAULTS) if (fault !== 'order') expect(found.get(fault)?.length, fault).toBeGreaterThan(3);
    expect(new Set([...found.values()].flat()).size).toBeGreaterThan(SCHEDULES / 2);
  });

  it('planted: a clock that runs backward changes the order', async () => {
    const found = await faultsOf(bareClock);
    expect(found.get('order')?.length).toBeGreaterThan(3);
  });
});
