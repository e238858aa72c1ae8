import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../server/time/clock.ts';
import { localTimes } from '../../server/time/local-times.ts';

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

const local = (iso: string, zone: string) => new VirtualClock(0).local(Date.parse(iso), zone);

describe('local time', () => {
  it('is the date, ISO weekday and minute of the branch, not of the machine', () => {
    expect(local('2026-11-23T15:59:59.999Z', SHANGHAI)).toMatchObject({ date: '2026-11-23', weekday: 1, minuteOfDay: 1_439 });
    expect(local('2026-11-23T16:00:00Z', SHANGHAI)).toMatchObject({ date: '2026-11-24', weekday: 2, minuteOfDay: 0 });
    expect(local('2026-11-22T12:00:00Z', 'Asia/Kathmandu')).toMatchObject({ date: '2026-11-22', weekday: 7, minuteOfDay: 17 * 60 + 45 });
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
        const { instantOf, ...fresh } = new VirtualClock(0).local(start + ms, zone);
        expect(one.local(start + ms, zone)).toMatchObject(fresh);
        expect(one.local(start + ms, zone).instantOf(600)).toBe(instantOf(600));
      }
    }
  });

  it('costs next to nothing within a minute', () => {
    const localTime = localTimes();
    const timed = (now: number) => localTime(now, SHANGHAI);
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

describe('the moments of a date', () => {
  const iso = (date: string, zone: string, minutes: readonly number[]) => {
    const { instantOf } = local(`${date}T12:00:00Z`, zone);
    return minutes.map((minute) => new Date(instantOf(minute)).toISOString().slice(0, 16));
  };

  it('are those of the zone, whatever the hour of the question', () => {
    expect(iso('2026-11-23', SHANGHAI, [0, 510, 1_440])).toEqual(['2026-11-22T16:00', '2026-11-23T00:30', '2026-11-23T16:00']);
    const early = local('2026-10-25T00:10:00Z', 'Europe/Berlin');
    const late = local('2026-10-25T22:10:00Z', 'Europe/Berlin');
    for (const minute of [0, 150, 1_020, 1_440]) expect(early.instantOf(minute)).toBe(late.instantOf(minute));
  });

  it('know dates of 23, 25 and 24 and a half hours', () => {
    expect(iso('2026-03-29', 'Europe/Berlin', [0, 1_020, 1_440])).toEqual(['2026-03-28T23:00', '2026-03-29T15:00', '2026-03-29T22:00']);
    expect(iso('2026-10-25', 'Europe/Berlin', [0, 1_020, 1_440])).toEqual(['2026-10-24T22:00', '2026-10-25T16:00', '2026-10-25T23:00']);
    const halfHour = local('2026-04-05T00:00:00Z', 'Australia/Lord_Howe');
    expect(halfHour.instantOf(1_440) - halfHour.instantOf(0)).toBe(24.5 * 3_600_000);
  });

  it('take a minute that comes twice the first time, and one that is left out from before the shift', () => {
    expect(iso('2026-10-25', 'Europe/Berlin', [150])).toEqual(['2026-10-25T00:30']);
    expect(iso('2026-03-29', 'Europe/Berlin', [150])).toEqual(['2026-03-29T01:30']);
  });

  it('begin a date without a midnight at its first moment', () => {
    expect(iso('2018-11-04', 'America/Sao_Paulo', [0])).toEqual(['2018-11-04T03:00']);
    expect(iso('2018-11-03', 'America/Sao_Paulo', [1_440])).toEqual(['2018-11-04T03:00']);
  });
});
