import { describe, it } from 'vitest';
import { given } from '../../given.ts';
import {
  asks,
  counterIs,
  dayOpens,
  eventField,
  events,
  isIn,
  line,
  LOBBY,
  next,
  opens,
  refused,
  starts,
  takes,
  tellerAt,
  waits,
} from '../../steps.ts';

const signsOn = (staffId: string, counterId: string) => asks({ role: 'teller', staffId }, { type: 'open-counter', counterId });
const pauses = asks(tellerAt('c1'), { type: 'pause-counter', counterId: 'c1', reasonId: 'water' });
const resumes = asks(tellerAt('c1'), { type: 'resume-counter', counterId: 'c1' });
const closes = asks(tellerAt('c1'), { type: 'close-counter', counterId: 'c1' });
const forcesOut = asks(LOBBY, { type: 'force-sign-out', counterId: 'c1' });

describe('counters', () => {
  it('DESK-1 one active session a counter', () => {
    given(dayOpens).when(signsOn('wang', 'c1')).then(counterIs('c1', 'idle'));
    given(dayOpens, opens('c1')).when(signsOn('li', 'c1')).then(refused('counter-taken'));
    given(dayOpens, opens('c1')).when(signsOn('wang', 'c1')).then(refused('counter-already-open'));
  });

  it('DESK-1 one counter a person, and known people only', () => {
    given(dayOpens, opens('c1')).when(signsOn('wang', 'c2')).then(refused('staff-at-another-counter'));
    given(dayOpens).when(signsOn('ghost', 'c1')).then(refused('unknown-staff'));
    given(dayOpens).when(signsOn('wang', 'c9')).then(refused('unknown-counter'));
    given().when(signsOn('wang', 'c1')).then(refused('day-not-open'));
  });

  it('DESK-2 only the person signed on may act', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'))
      .when(asks(tellerAt('c2'), { type: 'call-next', counterId: 'c1', finishing: null }))
      .then(refused('not-your-counter'));
    given(dayOpens, takes('cash', 'ann')).when(next('c1')).then(refused('counter-not-open'));
  });

  it('DESK-3 pauses with a reason and calls nobody until resumed', () => {
    given(dayOpens, opens('c1'), waits(5)).when(pauses).then(counterIs('c1', 'paused'));
    given(dayOpens, opens('c1'), pauses, waits(300))
      .when(resumes)
      .then(counterIs('c1', 'idle'), eventField('counter-resumed', 'pausedMs', 300_000));
    given(dayOpens, opens('c1'), pauses).when(pauses).then(refused('counter-paused'));
    given(dayOpens, opens('c1')).when(resumes).then(refused('counter-not-paused'));
    given(dayOpens, opens('c1'))
      .when(asks(tellerAt('c1'), { type: 'pause-counter', counterId: 'c1', reasonId: 'nap' }))
      .then(refused('unknown-reason'));
  });

  it('DESK-4 a counter with a customer is neither closed nor paused', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(closes).then(refused('counter-busy'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(pauses).then(refused('counter-busy'));
    given(dayOpens, opens('c1')).when(closes).then(counterIs('c1', 'closed'));
  });

  it('DESK-5 a forced sign-out closes who is in service', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), starts('c1'), waits(40))
      .when(forcesOut)
      .then(
        events('ticket-closed', 'counter-closed'),
        eventField('ticket-closed', 'outcome', 'forced-sign-out'),
        eventField('ticket-closed', 'serviceMs', 40_000),
        counterIs('c1', 'closed'),
      );
  });

  it('DESK-5 who was called and has not come goes back to the exact place', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'))
      .when(forcesOut)
      .then(isIn('ann', 'waiting'), line('service:cash', 'ann', 'bob'), counterIs('c1', 'closed'));
    given(dayOpens).when(forcesOut).then(refused('counter-not-open'));
  });
});
