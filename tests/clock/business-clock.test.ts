import { describe, expect, it } from 'vitest';
import {
  BusinessClock,
  CLOCK_JUMP_MS,
  CONFIRMED_AFTER_MS,
  FOLLOWED_AFTER_MS,
  SLEW_RATE,
  SLOWED_RATE,
  systemSources,
} from '../../server/time/business-clock.ts';
import { type ClockCondition, LONGEST_ABSENCE_MS } from '../../server/time/clock.ts';
import { Machine } from './machine.ts';

const NOON = Date.parse('2026-11-23T12:00:00+08:00');
const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const CLOSED = { isDayOpen: false, lastEventAt: NOON };
const OPEN = { isDayOpen: true, lastEventAt: NOON };

function given() {
  const machine = new Machine(NOON, 0);
  const conditions: ClockCondition[] = [];
  const clock = new BusinessClock(machine.sources, (condition) => conditions.push(condition));
  return { machine, clock, conditions };
}

describe('business time', () => {
  it('is the machine’s while they agree', async () => {
    const { machine, clock } = given();
    await machine.pass(HOUR_MS, SECOND_MS);
    expect([clock.now(), clock.condition()]).toEqual([NOON + HOUR_MS, { state: 'trusted' }]);
  });

  it.each([CLOCK_JUMP_MS, -CLOCK_JUMP_MS])(
    'takes a difference of %d ms up without a word, hardly faster or slower than time',
    async (errorMs) => {
      const { machine, clock, conditions } = given();
      machine.errorMs = errorMs;
      clock.now();
      await machine.pass(60 * SECOND_MS, SECOND_MS);
      expect(clock.now() - NOON).toBeCloseTo(60 * SECOND_MS * (1 + Math.sign(errorMs) * SLEW_RATE), -1);
      await machine.pass(2 * HOUR_MS, SECOND_MS);
      expect(clock.now()).toBe(machine.sources.wall());
      expect(conditions).toEqual([]);
    },
  );

  it.each([CLOCK_JUMP_MS + 1, -CLOCK_JUMP_MS - 1, 4 * HOUR_MS])(
    'goes on as it was after a jump of %d ms, and says so once',
    async (errorMs) => {
      const { machine, clock, conditions } = given();
      machine.errorMs = errorMs;
      await machine.pass(HOUR_MS, SECOND_MS);
      expect(clock.now()).toBe(NOON + HOUR_MS);
      clock.settle(OPEN);
      expect(conditions).toEqual([{ state: 'jumped', byMs: Math.round(errorMs / 1_000) * 1_000, since: clock.now(), isAccepted: false }]);
      machine.errorMs = 0;
      expect([clock.condition(), conditions.length]).toEqual([{ state: 'trusted' }, 2]);
    },
  );

  it('says so again when the clock jumps once more', () => {
    const { machine, clock, conditions } = given();
    for (const errorMs of [HOUR_MS, HOUR_MS + CLOCK_JUMP_MS, 2 * HOUR_MS]) {
      machine.errorMs = errorMs;
      clock.now();
    }
    expect(conditions).toMatchObject([{ byMs: HOUR_MS }, { byMs: 2 * HOUR_MS }]);
  });

  it('never runs backward, whatever the machine’s clock does while a day is open', async () => {
    const { machine, clock } = given();
    let last = clock.now();
    for (const errorMs of [-1, 1_000, -HOUR_MS, 90_000, 60_000, -60_000, 10 * HOUR_MS, -119_000, 0]) {
      machine.errorMs = errorMs;
      for (let second = 0; second < 30; second += 1) {
        await machine.pass(SECOND_MS, SECOND_MS);
        clock.settle(OPEN);
        expect(clock.now() - last).toBeGreaterThanOrEqual(SECOND_MS * (1 - SLEW_RATE) - 1);
        last = clock.now();
      }
    }
  });

  it('follows a jump that lasts, when no day is open', async () => {
    const { machine, clock } = given();
    machine.errorMs = 5 * HOUR_MS;
    clock.now();
    await machine.pass(FOLLOWED_AFTER_MS - SECOND_MS, SECOND_MS);
    clock.settle(CLOSED);
    expect(clock.condition().state).toBe('jumped');
    await machine.pass(SECOND_MS, SECOND_MS);
    clock.settle(OPEN);
    expect(clock.condition().state).toBe('jumped');
    clock.settle(CLOSED);
    expect([clock.now(), clock.condition()]).toEqual([NOON + FOLLOWED_AFTER_MS + 5 * HOUR_MS, { state: 'trusted' }]);
  });

  it.each([
    ['further than a long holiday', LONGEST_ABSENCE_MS + CLOCK_JUMP_MS],
    ['to before the last event', -HOUR_MS],
  ])('does not follow %s by itself, but does for a person', async (_, errorMs) => {
    const { machine, clock } = given();
    machine.errorMs = errorMs;
    clock.now();
    await machine.pass(2 * FOLLOWED_AFTER_MS, SECOND_MS);
    clock.settle(CLOSED);
    expect(clock.condition().state).toBe('jumped');
    clock.accept();
    clock.settle(CLOSED);
    expect([clock.now(), clock.condition(), clock.acceptedAt()]).toEqual([
      machine.sources.wall(),
      { state: 'trusted' },
      machine.sources.wall(),
    ]);
  });

  it('leaves a jump that it followed by itself in doubt for a day, or until a person says so, or it is taken back', async () => {
    const followed = async () => {
      const at = given();
      at.machine.errorMs = 5 * HOUR_MS;
      at.clock.now();
      await at.machine.pass(FOLLOWED_AFTER_MS, SECOND_MS);
      at.clock.settle(CLOSED);
      expect(at.clock.unconfirmedMs()).toBe(5 * HOUR_MS);
      return at;
    };
    const stood = await followed();
    await stood.machine.pass(CONFIRMED_AFTER_MS - SECOND_MS, HOUR_MS);
    expect(stood.clock.unconfirmedMs()).toBe(5 * HOUR_MS);
    await stood.machine.pass(SECOND_MS, SECOND_MS);
    expect(stood.clock.unconfirmedMs()).toBe(0);
    const accepted = await followed();
    accepted.clock.accept();
    expect(accepted.clock.unconfirmedMs()).toBe(0);
    const back = await followed();
    back.machine.errorMs = 0;
    back.clock.now();
    await back.machine.pass(FOLLOWED_AFTER_MS, SECOND_MS);
    back.clock.settle(CLOSED);
    expect([back.clock.condition().state, back.clock.unconfirmedMs()]).toEqual(['trusted', 0]);
  });

  it('steps forward at once for a person, and runs slower when that would be backward', async () => {
    const { machine, clock } = given();
    machine.errorMs = HOUR_MS;
    clock.accept();
    expect(clock.now()).toBe(NOON + HOUR_MS);
    machine.errorMs = 0;
    clock.accept();
    await machine.pass(100 * SECOND_MS, SECOND_MS);
    clock.settle(OPEN);
    expect(clock.now()).toBe(NOON + HOUR_MS + 100 * SECOND_MS * SLOWED_RATE);
    expect(clock.condition()).toMatchObject({ state: 'jumped', isAccepted: true });
    await machine.pass(11 * HOUR_MS, 10 * SECOND_MS);
    expect(clock.condition()).toEqual({ state: 'trusted' });
  });

  it('does not take the acceptance of one jump for that of another', () => {
    const { machine, clock } = given();
    machine.errorMs = -HOUR_MS;
    clock.accept();
    machine.errorMs = -5 * HOUR_MS;
    clock.settle(CLOSED);
    expect(clock.condition()).toMatchObject({ state: 'jumped', isAccepted: false });
  });

  it('begins at the last event, when the machine’s clock is behind it, and goes on from there', async () => {
    const { machine, clock, conditions } = given();
    clock.startAfter(NOON + HOUR_MS);
    await machine.pass(10 * SECOND_MS, SECOND_MS);
    expect(clock.now()).toBe(NOON + HOUR_MS + 10 * SECOND_MS);
    expect(conditions).toMatchObject([{ state: 'jumped', byMs: -HOUR_MS }]);
  });

  it('begins there too when a person accepted the start, and goes back as soon as no day is open', () => {
    const { machine, clock } = given();
    clock.accept();
    clock.startAfter(NOON + HOUR_MS);
    expect(clock.condition()).toMatchObject({ state: 'jumped', isAccepted: true });
    clock.settle({ isDayOpen: false, lastEventAt: NOON + HOUR_MS });
    expect(clock.now()).toBe(machine.truth);
  });
});

describe('timers of business time', () => {
  it('run when their time has passed, whatever the machine’s clock does meanwhile', async () => {
    const { machine, clock } = given();
    const ran: string[] = [];
    clock.at(clock.now() + 90 * SECOND_MS, () => ran.push('due'));
    clock.at(clock.now() + 5 * SECOND_MS, () => ran.push('cancelled'))();
    clock.at(0, () => ran.push('past'));
    await machine.pass(SECOND_MS, SECOND_MS);
    machine.errorMs = -5 * HOUR_MS;
    await machine.pass(88 * SECOND_MS, SECOND_MS);
    expect(ran).toEqual(['past']);
    await machine.pass(SECOND_MS, SECOND_MS);
    expect(ran).toEqual(['past', 'due']);
  });

  it('are this machine’s own', async () => {
    const clock = new BusinessClock(systemSources(), () => {});
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
