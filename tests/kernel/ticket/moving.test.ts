import { describe, expect, it } from 'vitest';
import { given, type Step } from '../../given.ts';
import {
  asks,
  asksAbout,
  calls,
  counterIs,
  dayOpens,
  eventField,
  events,
  isIn,
  line,
  LOBBY,
  next,
  noShow,
  opens,
  parks,
  refused,
  restores,
  returns,
  starts,
  takes,
  tellerAt,
  timePasses,
  transfersToCounter,
  transfersToService,
  waits,
} from '../../steps.ts';

const called = (...more: readonly Step[]) => [dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), next('c1'), ...more];
const closes = (counterId: string) => asks(tellerAt(counterId), { type: 'close-counter', counterId });
const resumes = (counterId: string, alias: string) =>
  asksAbout(tellerAt(counterId), (story) => ({ type: 'resume-ticket', counterId, ticketId: story.id(alias) }));
const movesTo = (alias: string, serviceId: string) =>
  asksAbout(LOBBY, (story) => ({ type: 'transfer-ticket', ticketId: story.id(alias), to: { kind: 'service', serviceId } }));

describe('missed tickets', () => {
  it('MISS-1 a no-show needs ten seconds to have walked', () => {
    given(...called(waits(9)))
      .when(noShow('c1'))
      .then(refused('no-show-too-soon'));
    given(...called(waits(10)))
      .when(noShow('c1'))
      .then(isIn('ann', 'missed'), counterIs('c1', 'idle'));
    given(...called(waits(10), starts('c1')))
      .when(noShow('c1'))
      .then(refused('not-calling'));
  });

  it('MISS-2 a restored ticket comes soon, not instantly', () => {
    given(...called(waits(600), takes('cash', 'bob'), waits(300), takes('cash', 'cid'), noShow('c1')))
      .when(restores('ann'))
      .then(line('service:cash', 'bob', 'ann', 'cid'));
  });

  it('MISS-2 keeps its own key when that is later than the grace allows', () => {
    given(...called(waits(10), noShow('c1'), takes('cash', 'bob')))
      .when(restores('ann'))
      .then(line('service:cash', 'ann', 'bob'));
  });

  it('MISS-2 is refused for a ticket that was not missed', () => {
    given(dayOpens, takes('cash', 'ann')).when(restores('ann')).then(refused('not-missed'));
  });

  it('MISS-3 after thirty minutes it is void', () => {
    given(...called(waits(10), noShow('c1')))
      .when(timePasses(30 * 60 + 1))
      .then(events('ticket-closed'), eventField('ticket-closed', 'outcome', 'no-show'));
    given(...called(waits(10), noShow('c1'), waits(30 * 60 + 1)))
      .when(restores('ann'))
      .then(refused('restore-too-late'));
    given(...called(waits(10), noShow('c1'), timePasses(30 * 60 + 1)))
      .when(restores('ann'))
      .then(refused('restore-too-late'));
  });
});

describe('transfers', () => {
  it('MOVE-1 keeps number, arrival and key: the earlier customer is first in the new line too', () => {
    const story = given(...called(waits(5), takes('transfer', 'bob'), starts('c1')))
      .when(transfersToService('c1', 'transfer'))
      .then(line('service:transfer', 'ann', 'bob'), counterIs('c1', 'idle'));
    expect(story.branch.hall.tickets.get(story.id('ann'))).toMatchObject({ number: 'A001', serviceId: 'transfer' });
    expect(story.branch.hall.waitingCount.get('transfer')).toBe(2);
  });

  it('MOVE-2 a ticket sent to a counter is called there and nowhere else', () => {
    const sent = called(starts('c1'), transfersToCounter('c1', 'c2'));
    given(...sent)
      .when(next('c1'))
      .then(refused('nobody-waiting'));
    given(...sent)
      .when(next('c2'))
      .then(calls('ann', 'c2'));
  });

  it('MOVE-3 refuses a closed counter, an unknown place, and where it already is', () => {
    given(...called())
      .when(transfersToCounter('c1', 'c3'))
      .then(refused('counter-not-open'));
    given(...called())
      .when(transfersToCounter('c1', 'c9'))
      .then(refused('unknown-counter'));
    given(...called())
      .when(transfersToService('c1', 'gold'))
      .then(refused('unknown-service'));
    given(...called())
      .when(transfersToService('c1', 'cash'))
      .then(refused('transfer-to-itself'));
    given(...called())
      .when(transfersToCounter('c1', 'c1'))
      .then(refused('transfer-to-itself'));
  });

  it('MOVE-4 who was sent to a counter that closes goes back to the line', () => {
    given(...called(takes('cash', 'bob'), starts('c1'), transfersToCounter('c1', 'c2')))
      .when(closes('c2'))
      .then(events('ticket-released', 'counter-closed'), line('service:cash', 'ann', 'bob'));
  });

  it('MOVE-5 the lobby moves a waiting ticket, which keeps its wait', () => {
    given(dayOpens, opens('c2'), takes('cash', 'ann'), waits(60), movesTo('ann', 'transfer'), waits(30))
      .when(next('c2'))
      .then(calls('ann', 'c2'), eventField('ticket-called', 'waitMs', 90_000));
    given(...called())
      .when(movesTo('ann', 'transfer'))
      .then(refused('ticket-already-called'));
  });

  it('MOVE-6 a returned ticket stands in line again, soon but not instantly', () => {
    given(...called(waits(600), takes('cash', 'bob'), waits(300), takes('cash', 'cid'), starts('c1')))
      .when(returns('c1'))
      .then(line('service:cash', 'bob', 'ann', 'cid'), counterIs('c1', 'idle'));
  });
});

describe('parking', () => {
  it('PARK-1 a parked ticket is out of line until a counter calls it back', () => {
    given(...called(starts('c1'), parks('c1')))
      .when(next('c1'))
      .then(refused('nobody-waiting'));
    given(...called(starts('c1'), parks('c1')))
      .when(resumes('c2', 'ann'))
      .then(calls('ann', 'c2'), eventField('ticket-called', 'manner', 'resumed'));
  });

  it('PARK-1 is refused at a busy counter, without a known reason, and for who is not parked', () => {
    given(...called(takes('cash', 'bob'), starts('c1'), parks('c1'), next('c1')))
      .when(resumes('c1', 'ann'))
      .then(refused('counter-busy'));
    given(dayOpens, opens('c1'), takes('cash', 'ann')).when(resumes('c1', 'ann')).then(refused('not-parked'));
    given(...called())
      .when(asksAbout(tellerAt('c1'), (story) => ({ type: 'park-ticket', counterId: 'c1', ticketId: story.id('ann'), reasonId: 'none' })))
      .then(refused('unknown-reason'));
  });
});
