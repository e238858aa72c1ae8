import { describe, expect, it } from 'vitest';
import { given, givenIn } from '../../given.ts';
import { EVERY_DAY, TEST_BRANCH } from '../../branch-fixture.ts';
import {
  asks,
  CLOCK,
  counterIs,
  dayOpens,
  eventField,
  events,
  isIn,
  LOBBY,
  next,
  noShow,
  nothingHappens,
  opens,
  refused,
  starts,
  takes,
  timePasses,
  waits,
} from '../../steps.ts';

const HOUR = 3_600;
const byHand = asks(LOBBY, { type: 'open-day' });
const closesByHand = asks(LOBBY, { type: 'close-day' });

describe('the business day', () => {
  it('DAY-1 opens by itself within the hours', () => {
    given()
      .when(timePasses(0))
      .then(events('day-opened'), eventField('day-opened', 'openedBy', 'hours'));
  });

  it('DAY-1 does not open before the hours', () => {
    given(waits(-3 * HOUR))
      .when(timePasses(0))
      .then(nothingHappens);
  });

  it('DAY-1 is not opened twice', () => {
    given(dayOpens).when(byHand).then(refused('day-already-open'));
  });

  it('DAY-2 opens by hand after hours, for services without hours of their own', () => {
    given(waits(9 * HOUR), byHand)
      .when(takes('cash', 'ann'))
      .then(isIn('ann', 'waiting'));
    given(waits(9 * HOUR), byHand)
      .when(takes('corporate', 'ann'))
      .then(refused('service-closed'));
  });

  it('DAY-3 goes on numbering on the same date, and starts from one on the next', () => {
    given(dayOpens, takes('cash', 'ann'), closesByHand, byHand)
      .when(takes('cash', 'bob'))
      .then(eventField('ticket-taken', 'number', 'A002'));
    given(dayOpens, takes('cash', 'ann'), closesByHand, waits(24 * HOUR), byHand)
      .when(takes('cash', 'bob'))
      .then(eventField('ticket-taken', 'number', 'A001'), eventField('ticket-taken', 'n', 1));
  });

  it('DAY-4 ends at closing time when nobody is inside', () => {
    given(dayOpens)
      .when(timePasses(7 * HOUR))
      .then(events('day-closed'), eventField('day-closed', 'closedBy', 'hours'));
  });

  it('DAY-4 waits for those inside, at most the closing grace', () => {
    given(dayOpens, takes('cash', 'ann'))
      .when(timePasses(7 * HOUR))
      .then(nothingHappens);
    given(dayOpens, takes('cash', 'ann'))
      .when(timePasses(8 * HOUR))
      .then(events('ticket-closed', 'day-closed'), eventField('ticket-closed', 'outcome', 'reset'));
  });

  it('DAY-5 closes what is open, and signs counters out', () => {
    given(dayOpens, opens('c1', 'c2'), takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), starts('c1'), waits(30))
      .when(closesByHand)
      .then(
        events('ticket-closed', 'ticket-closed', 'counter-closed', 'counter-closed', 'day-closed'),
        eventField('ticket-closed', 'serviceMs', 30_000),
        eventField('day-closed', 'leftovers', 2),
        counterIs('c1', 'closed'),
      );
  });

  it('DAY-5 closes a missed ticket as the no-show it is', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'), waits(10), noShow('c1'))
      .when(closesByHand)
      .then(eventField('ticket-closed', 'outcome', 'no-show'));
  });

  it('DAY-5 refuses to close what is closed', () => {
    given().when(closesByHand).then(refused('day-already-closed'));
  });

  it('DAY-6 stays closed that date when closed by hand', () => {
    given(dayOpens, closesByHand).when(timePasses(HOUR)).then(nothingHappens);
    given(dayOpens, closesByHand)
      .when(timePasses(24 * HOUR))
      .then(events('day-opened'));
  });

  it('DAY-7 forgets everything of the day before but what the opening carries', () => {
    const story = given(dayOpens, opens('c1'), takes('cash', 'ann'), closesByHand, waits(24 * HOUR))
      .when(byHand)
      .then(events('day-opened'));
    expect(story.branch.hall.tickets.size).toBe(0);
    expect(story.branch.staff.sessions.size).toBe(0);
  });

  it('DAY-8 a branch open around the clock ends its day at midnight before the next begins', () => {
    const always = { ...TEST_BRANCH, hours: [{ weekdays: EVERY_DAY, opens: '00:00', closes: '24:00' }] };
    givenIn(always, dayOpens)
      .when(timePasses(14 * HOUR))
      .then(events('day-closed'));
    const story = givenIn(always, dayOpens, timePasses(14 * HOUR))
      .when(timePasses(1))
      .then(events('day-opened'));
    expect(story.branch.hall.day?.date).toBe('2026-11-24');
  });

  it('DAY-1 only the clock opens by hours', () => {
    given()
      .when(asks(CLOCK, { type: 'open-day' }))
      .then(eventField('day-opened', 'openedBy', 'hours'));
    given()
      .when(byHand)
      .then(eventField('day-opened', 'openedBy', 'hand'));
  });
});
