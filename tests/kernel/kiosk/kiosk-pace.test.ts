import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../../server/kernel/evolve.ts';
import { initialBranch } from '../../../server/kernel/state/branch.ts';
import { KIOSK_SPAN_MS } from '../../../server/kernel/state/kiosk.ts';
import type { StoredEvent } from '../../../server/kernel/words/event.ts';
import { type Step, Story } from '../../given.ts';
import { asksAbout, dayOpens, events, LOBBY, nothingHappens, refused, timePasses, waits } from '../../steps.ts';
import { acknowledgesAlarm, alarmHas, openAlarms } from '../alarm/alarm-steps.ts';
import { books, checksIn, latest, lobbyChecksIn, types } from '../appointment/appointment-steps.ts';
import { takesWithCard } from '../calling/priority-steps.ts';
import { at, given, gives, LIMITED, releases, secondScreen, takesAtKiosk } from './kiosk-steps.ts';

/** As many as the kiosk may give, a minute apart. */
const full: readonly Step[] = [at('ann'), waits(60), at('bob'), waits(60), at('cid')];
const takesBack = asksAbout({ role: 'kiosk', kioskId: 'k1' }, (story) => ({ type: 'cancel-ticket', ticketId: story.id('ann') }));

describe('a kiosk is a person with a finger', () => {
  it('KIOSK-1 gives one number in two seconds, and not a millisecond sooner', () => {
    given(at('ann')).when(at('bob')).then(refused('kiosk-too-fast'));
    given(at('ann'), waits(1.999)).when(at('bob')).then(refused('kiosk-too-fast'));
    given(at('ann'), waits(2)).when(at('bob')).then(gives);
  });

  it('KIOSK-1 gives no more than the configured number in five minutes, and one more as soon as one is older', () => {
    given(...full, waits(60))
      .when(at('dan'))
      .then(refused('kiosk-at-limit'));
    given(...full, waits(179.999))
      .when(at('dan'))
      .then(refused('kiosk-at-limit'));
    given(...full, waits(180))
      .when(at('dan'))
      .then(gives);
  });

  it('KIOSK-1 counts each kiosk alone', () => {
    given(...full)
      .when(takesAtKiosk('k2', 'dan'))
      .then(gives);
  });

  it('KIOSK-1 counts a number that was taken back, and one that a code was typed for', () => {
    given(at('ann'), takesBack).when(at('bob')).then(refused('kiosk-too-fast'));
    given(books(LOBBY, 'han', 30), at('ann'))
      .when(checksIn)
      .then(refused('kiosk-too-fast'));
    given(books(LOBBY, 'han', 30), checksIn)
      .when(at('bob'))
      .then(refused('kiosk-too-fast'));
    given(books(LOBBY, 'han', 30), ...full)
      .when(checksIn)
      .then(refused('kiosk-at-limit'));
    // The lobby finds the visitor by name.
    given(books(LOBBY, 'han', 30), ...full)
      .when(lobbyChecksIn)
      .then(gives);
  });

  it('KIOSK-1 says the same to everybody: with a card or without, with a right code or a wrong one', () => {
    const premium = (alias: string): Step => takesWithCard('cash', alias);
    for (const [before, code] of [
      [[takesAtKiosk('k2', 'ann')], 'kiosk-too-fast'],
      [[takesAtKiosk('k2', 'x'), waits(2), takesAtKiosk('k2', 'y'), waits(2), takesAtKiosk('k2', 'z')], 'kiosk-at-limit'],
    ] as const) {
      const ordinary = given(...before)
        .when(takesAtKiosk('k2', 'new'))
        .then(refused(code));
      const carded = given(...before)
        .when(premium('new'))
        .then(refused(code));
      expect(carded.last).toEqual(ordinary.last);
    }
    const wrong = ({ branch }: Story): string => ([...branch.staff.appointments.values()].at(-1)?.code === '0000' ? '0001' : '0000');
    const asked = given(books(LOBBY, 'han', 30), at('ann'))
      .when(types(wrong))
      .then(refused('kiosk-too-fast'));
    const right = given(books(LOBBY, 'han', 30), at('ann'))
      .when(types((story) => latest(story).code))
      .then(refused('kiosk-too-fast'));
    expect(right.last).toEqual(asked.last);
  });

  it('KIOSK-1 holds for any sequence of touches, over a restart too, and remembers no more than it needs', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 130_000 }), { minLength: 1, maxLength: 60 }), (gapsMs) => {
        const story = new Story(LIMITED);
        dayOpens(story);
        const given: number[] = [];
        for (const gapMs of gapsMs) {
          story.now += gapMs;
          if (gapMs % 7 === 0) story.branch = story.refold();
          const inSpan = given.filter((one) => one > story.now - KIOSK_SPAN_MS).length;
          const may = inSpan < 3 && story.now - (given.at(-1) ?? -Infinity) >= 2_000;
          at('any')(story);
          expect(story.last?.ok).toBe(may);
          if (may) given.push(story.now);
          expect(story.branch.staff.kiosks.paces.get('k1')?.length ?? 0).toBeLessThanOrEqual(3);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('KIOSK-1 remembers no more of a log that no limit was kept in', () => {
    const story = new Story({ ...LIMITED, kioskLimits: { gapMs: 0, most: 9_999 } });
    dayOpens(story);
    for (let touches = 0; touches < 40; touches += 1) at('any')(story);
    const strict = story.log.map(({ at: when, event }): StoredEvent => ({
      at: when,
      event: event.type === 'day-opened' ? { ...event, configuration: LIMITED } : event,
    }));
    const branch = initialBranch(LIMITED);
    for (const stored of strict) evolve(branch, stored);
    expect(branch.staff.kiosks.paces.get('k1')).toHaveLength(3);
  });
});

describe('a kiosk that gave as many numbers as it may', () => {
  it('KIOSK-2 is told with the last of them, at once, also where no times are watched', () => {
    given(...full)
      .when(timePasses(0))
      .then(events('alarm-raised'), openAlarms('kiosk-limit k1'));
    given(...full.slice(0, -1))
      .when(timePasses(0))
      .then(nothingHappens);
    expect(LIMITED.alarms).toBeNull();
  });

  it('KIOSK-2 gives numbers again at once when the lobby has looked, and the alarm ends', () => {
    given(...full, timePasses(0), waits(5), releases)
      .when(at('dan'))
      .then(gives);
    given(...full, timePasses(0), releases)
      .when(timePasses(10))
      .then(events('alarm-resolved'), openAlarms());
    given(at('ann')).when(releases).then(nothingHappens);
    given(...full, releases)
      .when(releases)
      .then(nothingHappens);
  });

  it('KIOSK-3 stays an alarm until somebody answers, however long ago it was', () => {
    given(...full, timePasses(0))
      .when(timePasses(3_600))
      .then(openAlarms('kiosk-limit k1'));
    given(...full, timePasses(0), timePasses(3_600), acknowledgesAlarm(LOBBY))
      .when(timePasses(10))
      .then(events('alarm-resolved'), openAlarms());
    given(...full, timePasses(0), acknowledgesAlarm(LOBBY))
      .when(timePasses(309))
      .then(openAlarms('kiosk-limit k1'));
    given(...full, timePasses(0), acknowledgesAlarm(LOBBY))
      .when(timePasses(310))
      .then(events('alarm-resolved'), openAlarms());
  });

  it('KIOSK-3 is one alarm as long as it goes on, with its own beginning', () => {
    const story = given(...full, timePasses(0), waits(180), at('dan'))
      .when(timePasses(0))
      .then(openAlarms('kiosk-limit k1'));
    expect([...story.branch.staff.kiosks.troubles.values()]).toMatchObject([{ since: story.now - 180_000, until: story.now + 300_000 }]);
  });

  it('KIOSK-3 goes to the supervisor when nobody answers', () => {
    given(...full, timePasses(0))
      .when(timePasses(90))
      .then(events('alarm-escalated'), alarmHas({ escalation: 'unanswered' }));
  });
});

describe('a second screen that asked to be a kiosk', () => {
  it('KIOSK-4 is an alarm, recorded once a minute as long as it asks', () => {
    given().when(secondScreen).then(events('second-screen-refused'));
    given(secondScreen, waits(59)).when(secondScreen).then(nothingHappens);
    given(secondScreen, waits(60)).when(secondScreen).then(events('second-screen-refused'));
    given(secondScreen).when(timePasses(0)).then(events('alarm-raised'), openAlarms('kiosk-doubled k1'));
  });

  it('KIOSK-4 is over five minutes after it last asked', () => {
    given(secondScreen, timePasses(0), acknowledgesAlarm(LOBBY), waits(200), secondScreen)
      .when(timePasses(309))
      .then(openAlarms('kiosk-doubled k1'));
    given(secondScreen, timePasses(0), acknowledgesAlarm(LOBBY), waits(200), secondScreen)
      .when(timePasses(310))
      .then(events('alarm-resolved'), openAlarms());
  });

  it('KIOSK-4 is no matter while no day is open', () => {
    const story = new Story(LIMITED);
    secondScreen(story);
    expect([story.last, story.log]).toMatchObject([{ ok: true }, []]);
  });
});
