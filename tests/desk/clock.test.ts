import { describe, expect, it } from 'vitest';
import { systemClock, VirtualClock } from '../../server/clock.ts';

const SHANGHAI = 'Asia/Shanghai';

describe('a virtual clock', () => {
  it('runs what falls due in order, each at its own moment, equal moments as they were set', () => {
    const clock = new VirtualClock(100);
    const ran: string[] = [];
    const note = (name: string) => () => ran.push(`${name}@${clock.now()}`);
    clock.at(130, note('late'));
    clock.at(110, note('first'));
    clock.at(110, note('second'));
    clock.advanceTo(120);
    expect(ran).toEqual(['first@110', 'second@110']);
    clock.advanceTo(200);
    expect(ran).toEqual(['first@110', 'second@110', 'late@130']);
    expect(clock.now()).toBe(200);
  });

  it('runs what a timer sets on the way, and nothing that was cancelled', () => {
    const clock = new VirtualClock(0);
    const ran: number[] = [];
    const again = () => {
      ran.push(clock.now());
      clock.at(clock.now() + 10, again);
    };
    clock.at(10, again);
    const cancel = clock.at(15, () => ran.push(-1));
    cancel();
    cancel();
    clock.advanceTo(35);
    expect(ran).toEqual([10, 20, 30]);
    expect(clock.nextDueAt()).toBe(40);
  });

  it('runs a timer for the past at once, and does not go back', () => {
    const clock = new VirtualClock(50);
    const ran: number[] = [];
    clock.at(1, () => ran.push(clock.now()));
    clock.advanceTo(50);
    expect(ran).toEqual([50]);
    expect(clock.nextDueAt()).toBeNull();
    expect(() => clock.advanceTo(49)).toThrow(/does not go back/);
  });
});

describe('local time', () => {
  const local = (iso: string, zone: string) => new VirtualClock(0).local(Date.parse(iso), zone);

  it('is the date, ISO weekday and minute of the branch, not of the machine', () => {
    expect(local('2026-11-23T15:59:59.999Z', SHANGHAI)).toEqual({ date: '2026-11-23', weekday: 1, minuteOfDay: 1_439 });
    expect(local('2026-11-23T16:00:00Z', SHANGHAI)).toEqual({ date: '2026-11-24', weekday: 2, minuteOfDay: 0 });
    expect(local('2026-11-22T12:00:00Z', 'Asia/Kathmandu')).toEqual({ date: '2026-11-22', weekday: 7, minuteOfDay: 17 * 60 + 45 });
  });

  it('repeats an hour and leaves one out where the clocks change', () => {
    const minutes = (isoTimes: readonly string[]) => isoTimes.map((iso) => local(iso, 'Europe/Berlin').minuteOfDay / 60);
    expect(minutes(['2026-03-29T00:59:00Z', '2026-03-29T01:00:00Z'])).toEqual([1 + 59 / 60, 3]);
    expect(minutes(['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'])).toEqual([2.5, 2.5]);
  });

  it('is never taken from a neighbouring minute, zone or offset that is no whole minute', () => {
    const one = new VirtualClock(0);
    const start = Date.parse('1900-12-31T15:53:00Z');
    for (const zone of [SHANGHAI, 'UTC', SHANGHAI]) {
      for (let ms = 0; ms < 180_000; ms += 7_919) {
        expect(one.local(start + ms, zone)).toEqual(new VirtualClock(0).local(start + ms, zone));
      }
    }
  });

  it('costs next to nothing within a minute', () => {
    const clock = systemClock();
    const timed = (now: number) => clock.local(now, SHANGHAI);
    timed(0);
    /* The best of several: whatever else the machine does only ever adds. */
    const costsMs = Array.from({ length: 20 }, () => {
      const began = performance.now();
      for (let round = 0; round < 10_000; round += 1) timed(round % 60_000);
      return (performance.now() - began) / 10_000;
    });
    expect(Math.min(...costsMs)).toBeLessThan(0.002);
  });
});

describe('the system clock', () => {
  it('runs a timer at its moment, one for the past soon, and none that was cancelled', async () => {
    const clock = systemClock();
    const ran: string[] = [];
    clock.at(clock.now() + 5, () => ran.push('cancelled'))();
    clock.at(0, () => ran.push('past'));
    await new Promise<void>((resolve) => {
      clock.at(clock.now() + 20, () => {
        ran.push('due');
        resolve();
      });
    });
    expect(ran).toEqual(['past', 'due']);
  });
});
