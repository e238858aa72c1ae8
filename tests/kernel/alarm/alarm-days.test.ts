import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../server/kernel/commands.ts';
import { ALARM_SETTLE_MS, alarmKey } from '../../../server/kernel/state/alarm.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { Decision } from '../../../server/kernel/words/decision.ts';
import type { BranchEvent } from '../../../server/kernel/words/event.ts';
import { Story, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  finishes,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  recalls,
  restores,
  returns,
  starts,
  takes,
  tellerAt,
  timePasses,
  transfersToCounter,
  transfersToService,
  undoes,
} from '../../steps.ts';
import { manned } from '../referral/referral-steps.ts';
import { acknowledgesAlarm, WATCHED_BRANCH } from './alarm-steps.ts';
import { type Wrong, wrongNow } from './wrong-now.ts';

const DAYS = 30;
const STEPS_MAX = 50;
/** How often the server looks, in these days. */
const TICK_SECONDS = 10;
const ESCALATE_MS = WATCHED_BRANCH.guidance.referral.escalateAfterMs;
const COUNTERS = ['c1', 'c2', 'c3'];
const SERVICES = ['cash', 'transfer'];

type Throw = readonly [kind: number, which: number, ticks: number];
const dice = fc.array(fc.tuple(fc.nat(19), fc.nat(30), fc.nat(45)), { minLength: 1, maxLength: STEPS_MAX, size: 'max' });

/** Somebody does something; what is refused is part of life. */
function act([kind, which]: Throw, alias: string): Step {
  const counterId = COUNTERS[which % 3] ?? 'c1';
  const serviceId = SERVICES[which % 2] ?? 'cash';
  const identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' } as const;
  const steps: readonly Step[] = [
    takes(serviceId, alias),
    takes(serviceId, alias),
    takes(serviceId, alias),
    next(counterId),
    next(counterId),
    starts(counterId),
    starts(counterId),
    finishes(counterId),
    undoes(counterId),
    undoes(counterId),
    recalls(counterId),
    noShow(counterId),
    parks(counterId),
    returns(counterId),
    restores(`t${which}`),
    which % 2 === 0 ? transfersToService(counterId, serviceId) : transfersToCounter(counterId, COUNTERS[(which + 1) % 3] ?? 'c1'),
    which % 2 === 0 ? opens(counterId) : asks(tellerAt(counterId), { type: 'close-counter', counterId }),
    asks(
      tellerAt(counterId),
      which % 2 === 0 ? { type: 'pause-counter', counterId, reasonId: 'water' } : { type: 'resume-counter', counterId },
    ),
    asksAbout(LOBBY, (story) => ({ type: 'identify-ticket', ticketId: story.id(`t${which}`), identification })),
    acknowledgesAlarm(LOBBY),
  ];
  return steps[kind % steps.length] ?? dayOpens;
}

/** A day that is looked at after every step and at every tick. */
class WatchedDay {
  readonly story: Story;
  raised = 0;
  private readonly seenWrongAt = new Map<string, number>();

  constructor(story: Story) {
    this.story = story;
    for (const step of [dayOpens, manned, opens(...COUNTERS)]) step(story);
  }

  run(throws: readonly Throw[]): void {
    throws.forEach((one, index) => {
      act(one, `t${index}`)(this.story);
      this.note();
      for (let tick = 0; tick < one[2]; tick += 1) this.tick();
    });
    expect(this.story.refold()).toEqual(this.story.branch);
    expectOnce(this.story);
  }

  private tick(): void {
    const before = this.story.log.length;
    const open = new Set(this.story.branch.staff.alarms.keys());
    /* What is wrong up to this moment is wrong still: only steps mend anything. */
    this.story.now += TICK_SECONDS * 1_000;
    this.note();
    timePasses(0)(this.story);
    const wrong = wrongNow(this.story);
    this.expectAlarms(wrong);
    for (const { event } of this.story.log.slice(before)) {
      if (event.type !== 'alarm-raised') continue;
      this.raised += 1;
      expect(open.has(event.alarmId)).toBe(false);
      expect(hasLasted(wrong.get(alarmKey(event.subject))), `${alarmKey(event.subject)} was raised too early`).toBe(true);
    }
  }

  private note(): void {
    for (const [key, one] of wrongNow(this.story))
      if (one.isWrongAtOnce || one.lastedMs >= one.limitMs) this.seenWrongAt.set(key, this.story.now);
  }

  /** One for everything that has lasted its time; none for what has been right for the settling time. */
  private expectAlarms(wrong: ReadonlyMap<string, Wrong>): void {
    const { branch, now } = this.story;
    const alarms = [...branch.staff.alarms.values()];
    const keys = alarms.map(({ subject }) => alarmKey(subject));
    expect(new Set(keys).size, 'one place has two alarms of a kind').toBe(keys.length);
    for (const [key, one] of wrong) if (hasLasted(one)) expect(keys, `${key} is told to nobody`).toContain(key);
    for (const key of keys) {
      const goneMs = now - (this.seenWrongAt.get(key) ?? 0);
      expect(goneMs, `${key} is open, and nothing is wrong`).toBeLessThan(ALARM_SETTLE_MS + 2 * TICK_SECONDS * 1_000);
    }
    for (const { acknowledged, escalation, raisedAt } of alarms) {
      if (acknowledged === null) expect(escalation !== null).toBe(now >= raisedAt + ESCALATE_MS);
    }
  }
}

function hasLasted(one: Wrong | undefined): boolean {
  return one !== undefined && one.lastedMs >= one.limitMs + ALARM_SETTLE_MS;
}

/** Raised once, then at most once acknowledged, escalated and resolved, and nothing after its end. */
function expectOnce({ log }: Story): void {
  const told = new Map<string, string[]>();
  for (const { event } of log) if ('alarmId' in event) told.set(event.alarmId, [...(told.get(event.alarmId) ?? []), event.type]);
  for (const types of told.values()) {
    expect(types[0]).toBe('alarm-raised');
    expect(new Set(types).size).toBe(types.length);
    if (types.includes('alarm-resolved')) expect(types.at(-1)).toBe('alarm-resolved');
  }
}

/** Planted: the server's look loses the alarms that it should raise. */
class DeafStory extends Story {
  override run(command: Command, actor: Actor): Decision {
    const decision = super.run(command, actor);
    if (decision.ok)
      for (const { type, ...rest } of decision.events) if (type === 'alarm-raised') this.lose({ type, ...rest } as BranchEvent);
    return decision;
  }

  private lose(event: BranchEvent): void {
    if ('alarmId' in event) this.branch.staff.alarms.delete(event.alarmId);
  }
}

describe('whole days with time that passes', () => {
  it('ALARM-1 ALARM-2 ALARM-3 ALARM-5 ALARM-6 what has lasted its time has one open alarm at every moment, and nothing else has', () => {
    let raised = 0;
    fc.assert(
      fc.property(dice, (throws) => {
        const day = new WatchedDay(new Story(WATCHED_BRANCH));
        day.run(throws);
        raised += day.raised;
      }),
      { numRuns: DAYS },
    );
    expect(raised, 'the days are too quiet to show anything').toBeGreaterThan(DAYS);
  }, 120_000);

  it('planted: alarms that the server loses are noticed', () => {
    const day = new WatchedDay(new DeafStory(WATCHED_BRANCH));
    expect(() => day.run([[0, 0, 90]])).toThrow('is told to nobody');
  });
});
