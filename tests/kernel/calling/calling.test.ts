import { describe, expect, it } from 'vitest';
import { given } from '../../given.ts';
import {
  asks,
  asksAbout,
  calls,
  counterIs,
  dayOpens,
  eventField,
  events,
  finishes,
  isIn,
  line,
  next,
  noShow,
  opens,
  recalls,
  refused,
  restores,
  starts,
  takes,
  tellerAt,
  transfersToService,
  waits,
} from '../../steps.ts';

const chooses = (counterId: string, alias: string, reasonId: string) =>
  asksAbout(tellerAt(counterId), (story) => ({ type: 'call-ticket', counterId, ticketId: story.id(alias), reasonId }));

describe('lines and calls', () => {
  it('LINE-1 calls a service in the order its tickets were taken', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'))
      .when(next('c1'))
      .then(calls('ann', 'c1'), line('service:cash', 'bob'));
  });

  it('LINE-2 a counter of two services calls who came first to either', () => {
    given(dayOpens, opens('c2'), takes('transfer', 'ann'), waits(1), takes('cash', 'bob')).when(next('c2')).then(calls('ann', 'c2'));
    given(dayOpens, opens('c2'), takes('cash', 'bob'), takes('transfer', 'ann')).when(next('c2')).then(calls('bob', 'c2'));
  });

  it('LINE-2 never calls a service the counter does not serve', () => {
    given(dayOpens, opens('c1'), takes('transfer', 'ann')).when(next('c1')).then(refused('nobody-waiting'));
  });

  it('CALL-1 is refused when nobody waits, when paused, when the day is closed', () => {
    given(dayOpens, opens('c1')).when(next('c1')).then(refused('nobody-waiting'));
    given(dayOpens, opens('c1'), asks(tellerAt('c1'), { type: 'pause-counter', counterId: 'c1', reasonId: 'water' }))
      .when(next('c1'))
      .then(refused('counter-paused'));
    given().when(next('c1')).then(refused('day-not-open'));
  });

  it('CALL-2 one key finishes the ticket in hand and calls the next', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), starts('c1'), waits(60))
      .when(next('c1'))
      .then(
        events('ticket-closed', 'ticket-called'),
        eventField('ticket-closed', 'serviceMs', 60_000),
        calls('bob', 'c1'),
        isIn('ann', 'closed'),
      );
  });

  it('CALL-2 with nobody waiting the ticket in hand is finished all the same', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'))
      .when(next('c1'))
      .then(events('ticket-closed'), counterIs('c1', 'idle'));
  });

  it('CALL-2 a screen that was behind finishes nobody', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), starts('c1'))
      .when(asks(tellerAt('c1'), { type: 'call-next', counterId: 'c1', finishing: null }))
      .then(refused('ticket-not-here'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'))
      .when(asksAbout(tellerAt('c1'), (story) => ({ type: 'call-next', counterId: 'c1', finishing: story.id('ann') })))
      .then(refused('ticket-not-here'));
  });

  it('CALL-3 never finishes a call that was not started', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'))
      .when(next('c1'))
      .then(refused('call-not-answered'));
  });

  it('CALL-4 counters pressing together get different tickets', () => {
    const story = given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'))
      .when(next('c2'))
      .then(calls('bob', 'c2'));
    expect(story.branch.hall.counters.get('c1')?.ticketId).toBe(story.id('ann'));
  });

  it('CALL-5 calls a chosen ticket, with a reason', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'))
      .when(chooses('c1', 'bob', 'care'))
      .then(
        calls('bob', 'c1'),
        eventField('ticket-called', 'manner', 'chosen'),
        eventField('ticket-called', 'reasonId', 'care'),
        line('service:cash', 'ann'),
      );
  });

  it('CALL-5 refuses without a known reason, at a busy counter, for a service not served here', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'))
      .when(chooses('c1', 'ann', 'because'))
      .then(refused('unknown-reason'));
    given(dayOpens, opens('c1'), takes('transfer', 'ann'))
      .when(chooses('c1', 'ann', 'care'))
      .then(refused('not-served-here'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), starts('c1'))
      .when(chooses('c1', 'bob', 'care'))
      .then(refused('counter-busy'));
  });

  it('CALL-6 the wait freezes at the first call; a recall never changes it', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), waits(90))
      .when(next('c1'))
      .then(eventField('ticket-called', 'waitMs', 90_000));
    const story = given(dayOpens, opens('c1'), takes('cash', 'ann'), waits(90), next('c1'), waits(8))
      .when(recalls('c1'))
      .then(events('ticket-recalled'));
    expect(story.branch.staff.records.get(story.id('ann'))).toMatchObject({ firstCalledAt: story.now - 8_000, rounds: 2 });
  });

  it('CALL-6 called again after a missed call, the wait is not counted twice', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), waits(60), next('c1'), waits(10), noShow('c1'), restores('ann'))
      .when(next('c1'))
      .then(eventField('ticket-called', 'waitMs', null));
  });

  it('CALL-6 a transferred ticket waits anew in its new line', () => {
    given(
      dayOpens,
      opens('c1', 'c2'),
      takes('cash', 'ann'),
      waits(60),
      next('c1'),
      starts('c1'),
      waits(30),
      transfersToService('c1', 'transfer'),
      waits(45),
    )
      .when(next('c2'))
      .then(eventField('ticket-called', 'waitMs', 45_000));
  });

  it('CALL-7 recalls at most three times, eight seconds apart', () => {
    const called = [dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')];
    given(...called, waits(7))
      .when(recalls('c1'))
      .then(refused('recall-too-soon'));
    const thrice = [waits(8), recalls('c1'), waits(8), recalls('c1'), waits(8), recalls('c1'), waits(8)];
    given(...called, ...thrice)
      .when(recalls('c1'))
      .then(refused('recall-limit'));
    given(...called, waits(8), starts('c1'))
      .when(recalls('c1'))
      .then(refused('not-calling'));
  });

  it('CALL-8 says which counter has called a ticket', () => {
    const story = given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), next('c1'))
      .when(chooses('c2', 'ann', 'care'))
      .then(refused('ticket-already-called'));
    expect(story.last).toMatchObject({ refusal: { params: { number: 'A001', counter: '1' } } });
  });

  it('SERVE-1 records walking and service time', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), waits(12))
      .when(starts('c1'))
      .then(eventField('service-started', 'walkMs', 12_000));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), waits(200))
      .when(finishes('c1'))
      .then(eventField('ticket-closed', 'serviceMs', 200_000), eventField('ticket-closed', 'outcome', 'normal'), counterIs('c1', 'idle'));
  });

  it('SERVE-1 nothing starts twice or ends before it starts', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1')).when(starts('c1')).then(refused('not-calling'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(finishes('c1')).then(refused('not-serving'));
  });

  it('SERVE-2 refuses a command about a ticket that is not in hand', () => {
    const finishAnn = asksAbout(tellerAt('c1'), (story) => ({ type: 'finish-service', counterId: 'c1', ticketId: story.id('ann') }));
    given(dayOpens, opens('c1'), takes('cash', 'ann')).when(finishAnn).then(refused('ticket-not-here'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), finishes('c1'))
      .when(finishAnn)
      .then(refused('ticket-closed'));
    given(dayOpens, opens('c1')).when(finishes('c1')).then(refused('unknown-ticket'));
  });
});
