import { describe, expect, it } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { givenIn, Story, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  eventField,
  events,
  finishes,
  LOBBY,
  next,
  nothingHappens,
  opens,
  recalls,
  refused,
  starts,
  takes,
  tellerAt,
  timePasses,
  transfersToCounter,
  undoes,
  waits,
} from '../../steps.ts';
import { SUPERVISOR } from '../duty/duty-steps.ts';
import { COLLEAGUE, manned } from '../referral/referral-steps.ts';
import { acknowledgedBy, acknowledgesAlarm, alarmHas, busy, openAlarms, pauses, WATCHED_BRANCH } from './alarm-steps.ts';

const given = (...steps: readonly Step[]) => givenIn(WATCHED_BRANCH, dayOpens, manned, ...steps);
const closes = (counterId: string): Step => asks(tellerAt(counterId), { type: 'close-counter', counterId });
const becomesPremium = (alias: string): Step =>
  asksAbout(LOBBY, (story) => ({
    type: 'identify-ticket',
    ticketId: story.id(alias),
    identification: { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' },
  }));
describe('time that passes', () => {
  it('ALARM-1 a wait past its target is told, by service and by class', () => {
    given(...busy, takes('cash', 'ann'))
      .when(timePasses(20 * 60 + 9))
      .then(nothingHappens);
    given(...busy, takes('cash', 'ann'))
      .when(timePasses(20 * 60 + 10))
      .then(events('alarm-raised'), openAlarms('wait cash ordinary'));
    given(...busy, takes('transfer', 'ann'))
      .when(timePasses(8 * 60 + 10))
      .then(openAlarms('wait transfer ordinary'));
    given(...busy, takes('cash', 'ann'), becomesPremium('ann'))
      .when(timePasses(5 * 60 + 10))
      .then(openAlarms('wait cash premium'));
  });

  it('ALARM-1 an idle counter before somebody whom it may serve is told, and one before nobody is not', () => {
    given(opens('c1'), waits(3_600), takes('cash', 'ann'))
      .when(timePasses(5 * 60 + 9))
      .then(nothingHappens);
    given(opens('c1'), waits(3_600), takes('cash', 'ann'))
      .when(timePasses(5 * 60 + 10))
      .then(openAlarms('idle-counter c1'));
    given(opens('c1', 'c2', 'c3'), takes('transfer', 'ann'))
      .when(timePasses(5 * 60 + 10))
      .then(openAlarms('idle-counter c2', 'idle-counter c3'));
    given(opens('c1')).when(timePasses(3_600)).then(nothingHappens);
  });

  it('ALARM-1 a counter that its profile keeps free, or that a customer is kept for, is not idle before the others', () => {
    const { counters } = WATCHED_BRANCH;
    const kept = (keepFreeMs: number): BranchConfiguration => ({
      ...WATCHED_BRANCH,
      counters: counters.map((one) => (one.id === 'c1' ? { ...one, profile: { ...one.profile, keepFreeMs } } : one)),
    });
    givenIn(kept(3_600_000), dayOpens, manned, opens('c1'), takes('cash', 'ann'))
      .when(timePasses(15 * 60))
      .then(nothingHappens);
    const arms = asksAbout(LOBBY, (story) => ({
      type: 'arm-direct-service',
      counterId: 'c1',
      customer: { kind: 'ticket', ticketId: story.id('ann') },
      cueId: null,
      needId: 'elderly',
      personRef: null,
    }));
    given(opens('c1'), takes('cash', 'ann'), arms)
      .when(timePasses(9 * 60))
      .then(nothingHappens);
  });

  it('ALARM-1 a call that is neither started nor missed is told, and a recall begins its time anew', () => {
    const called = [opens('c1'), takes('cash', 'ann'), next('c1')];
    given(...called)
      .when(timePasses(3 * 60 + 9))
      .then(nothingHappens);
    given(...called)
      .when(timePasses(3 * 60 + 10))
      .then(openAlarms('hanging-call c1'));
    given(...called, waits(120), recalls('c1'))
      .when(timePasses(3 * 60 + 9))
      .then(nothingHappens);
    given(...called, timePasses(190), recalls('c1'))
      .when(timePasses(10))
      .then(events('alarm-resolved'), openAlarms());
  });

  it('ALARM-1 a service far beyond its usual time is told, by the time of its service or of the branch', () => {
    const served = (serviceId: string) => [opens('c2'), takes(serviceId, 'ann'), next('c2'), starts('c2')];
    given(...served('cash'))
      .when(timePasses(30 * 60 + 9))
      .then(nothingHappens);
    given(...served('cash'))
      .when(timePasses(30 * 60 + 10))
      .then(openAlarms('long-service c2'));
    given(...served('transfer'))
      .when(timePasses(12 * 60 + 10))
      .then(openAlarms('long-service c2'));
  });

  it('ALARM-1 people before no open counter are told, from when the last one closed or paused', () => {
    given(takes('cash', 'ann'))
      .when(timePasses(2 * 60 + 9))
      .then(nothingHappens);
    given(takes('cash', 'ann'))
      .when(timePasses(2 * 60 + 10))
      .then(openAlarms('no-counter cash'));
    given(opens('c1'), takes('cash', 'ann'), waits(240), pauses('c1'))
      .when(timePasses(2 * 60 + 9))
      .then(nothingHappens);
    given(opens('c1'), takes('cash', 'ann'), waits(240), pauses('c1'))
      .when(timePasses(2 * 60 + 10))
      .then(openAlarms('no-counter cash'));
    given(opens('c1'), takes('cash', 'ann'), pauses('c1'), timePasses(130), closes('c1'))
      .when(timePasses(60))
      .then(nothingHappens, openAlarms('no-counter cash'));
  });

  it('ALARM-1 somebody sent to one counter, or kept for one, waits all the same', () => {
    const sent = [opens('c2', 'c3'), takes('transfer', 'ann'), next('c2'), transfersToCounter('c2', 'c3')];
    given(...sent, pauses('c3'))
      .when(timePasses(8 * 60 + 10))
      .then(openAlarms('wait transfer ordinary'));
  });

  it('ALARM-1 a branch without times is told nothing', () => {
    const silent = givenIn({ ...WATCHED_BRANCH, alarms: null }, dayOpens, opens('c1'), takes('cash', 'ann'));
    silent.when(timePasses(3 * 3_600)).then(nothingHappens);
  });

  it('ALARM-2 what is over within ten seconds is neither raised nor resolved', () => {
    given(...busy, takes('cash', 'ann'), timePasses(20 * 60 + 9), finishes('c1'), next('c1'))
      .when(timePasses(60))
      .then(nothingHappens);
    const idle = [opens('c1'), takes('cash', 'ann'), timePasses(310)];
    given(...idle, next('c1'), waits(8), undoes('c1'))
      .when(timePasses(60))
      .then(nothingHappens, openAlarms('idle-counter c1'));
    given(...idle, next('c1'), timePasses(9))
      .when(timePasses(1))
      .then(events('alarm-resolved'), eventField('alarm-resolved', 'end', 'mended'));
  });

  it('ALARM-2 a finish that is taken back finds its alarm as it was, or raises it once more after it was resolved', () => {
    const long = [opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), timePasses(1_810), finishes('c1')];
    given(...long, timePasses(5), undoes('c1'))
      .when(timePasses(60))
      .then(nothingHappens, openAlarms('long-service c1'));
    given(...long, timePasses(20), undoes('c1'))
      .when(timePasses(1))
      .then(events('alarm-raised'), openAlarms('long-service c1'));
  });

  it('ALARM-3 one is open for a kind and a place, whoever comes after the first', () => {
    const first = [...busy, takes('cash', 'ann'), waits(60), takes('cash', 'bob'), timePasses(20 * 60 + 10)];
    given(...first)
      .when(timePasses(600))
      .then(openAlarms('wait cash ordinary', 'long-service c1', 'long-service c2'));
    given(...first, finishes('c1'), next('c1'))
      .when(timePasses(11))
      .then(nothingHappens, openAlarms('wait cash ordinary'));
  });

  it('ALARM-3 what was told is not told again after the server was away', () => {
    const story = new Story(WATCHED_BRANCH);
    for (const step of [dayOpens, manned, opens('c1'), takes('cash', 'ann'), timePasses(310)]) step(story);
    story.branch = story.refold();
    const before = story.log.length;
    timePasses(1)(story);
    expect(story.log.slice(before)).toEqual([]);
    openAlarms('idle-counter c1')(story);
  });

  it('ALARM-4 lobby or supervisor acknowledges, once and by name', () => {
    const raised = [opens('c1'), takes('cash', 'ann'), timePasses(310)];
    given(...raised, waits(25))
      .when(acknowledgesAlarm(LOBBY))
      .then(eventField('alarm-acknowledged', 'afterMs', 25_000), acknowledgedBy('zhao'));
    given(...raised)
      .when(acknowledgesAlarm(SUPERVISOR))
      .then(eventField('alarm-acknowledged', 'role', 'supervisor'));
    given(...raised, acknowledgesAlarm(LOBBY))
      .when(acknowledgesAlarm(COLLEAGUE))
      .then(nothingHappens, acknowledgedBy('zhao'));
    given(...raised, next('c1'), timePasses(10))
      .when(acknowledgesAlarm(LOBBY))
      .then(refused('alarm-over'));
    given(...raised)
      .when(acknowledgesAlarm(tellerAt('c1')))
      .then(refused('not-allowed'));
  });

  it('ALARM-5 unanswered, it goes to the supervisor once; at once where nobody is on duty', () => {
    const raised = [opens('c1'), takes('cash', 'ann'), timePasses(310)];
    given(...raised)
      .when(timePasses(89))
      .then(nothingHappens);
    given(...raised)
      .when(timePasses(90))
      .then(eventField('alarm-escalated', 'cause', 'unanswered'), alarmHas({ escalation: 'unanswered' }));
    given(...raised, timePasses(90))
      .when(timePasses(60))
      .then(nothingHappens);
    given(...raised, acknowledgesAlarm(LOBBY))
      .when(timePasses(120))
      .then(nothingHappens);
    givenIn(WATCHED_BRANCH, dayOpens, ...raised)
      .when(timePasses(1))
      .then(eventField('alarm-escalated', 'cause', 'nobody-on-duty'));
  });

  it('ALARM-6 it ends by itself when nothing is wrong any more, and with the day', () => {
    const raised = [opens('c1'), takes('cash', 'ann'), timePasses(310)];
    given(...raised, acknowledgesAlarm(LOBBY), next('c1'))
      .when(timePasses(10))
      .then(eventField('alarm-resolved', 'afterMs', 10_000), openAlarms());
    given(...raised)
      .when(asks(LOBBY, { type: 'close-day' }))
      .then(eventField('alarm-resolved', 'end', 'day-ended'), openAlarms());
  });
});
