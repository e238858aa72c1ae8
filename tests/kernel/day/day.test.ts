import { describe, expect, it } from 'vitest';
import { closingMoment, isOpenAt } from '../../../server/kernel/day/opening-hours.ts';
import { localTimes } from '../../../server/time/local-times.ts';
import { given, givenIn, type Step } from '../../given.ts';
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
/** The machine's clock shows another time than the story's. */
const wallShows =
  (seconds: number): Step =>
  (story) => {
    story.wall = story.momentAt(story.now + seconds * 1_000);
  };
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

  it('DAY-9 opens a date of 25 hours once, and closes one of 23 at its own moment', () => {
    const berlin = { ...TEST_BRANCH, branch: { ...TEST_BRANCH.branch, timeZone: 'Europe/Berlin' } };
    const night = { ...berlin, hours: [{ weekdays: EVERY_DAY, opens: '01:00', closes: '02:30' }] };
    const openAt = (iso: string) => {
      const now = Date.parse(iso);
      return isOpenAt(night.hours, { now, local: localTimes()(now, 'Europe/Berlin') });
    };
    expect(['2026-10-24T23:00:00Z', '2026-10-25T00:29:59Z'].map(openAt)).toEqual([true, true]);
    expect(['2026-10-25T00:30:00Z', '2026-10-25T01:15:00Z', '2026-10-25T01:29:00Z'].map(openAt)).toEqual([false, false, false]);
    const now = Date.parse('2026-03-29T00:00:00Z');
    const whole = [{ weekdays: EVERY_DAY, opens: '00:00', closes: '24:00' }];
    expect(closingMoment(whole, { now, local: localTimes()(now, 'Europe/Berlin') })).toBe(Date.parse('2026-03-29T22:00:00Z'));
  });

  it('DAY-10 neither opens nor closes by the hours until both clocks say so', () => {
    for (const seconds of [24 * HOUR, -3 * HOUR]) given(wallShows(seconds)).when(timePasses(0)).then(nothingHappens);
    given(waits(-3 * HOUR), wallShows(3 * HOUR))
      .when(timePasses(0))
      .then(nothingHappens);
    given(dayOpens, wallShows(24 * HOUR))
      .when(timePasses(0))
      .then(nothingHappens);
    given(dayOpens, waits(7 * HOUR), wallShows(-4 * HOUR))
      .when(timePasses(0))
      .then(nothingHappens);
    given(dayOpens, waits(7 * HOUR), wallShows(0))
      .when(timePasses(0))
      .then(events('day-closed'));
  });

  it('DAY-10 ends no service for a clock that is ahead of the other, and lets staff close', () => {
    given(dayOpens, waits(8 * HOUR), wallShows(-4 * HOUR))
      .when(takes('cash', 'ann'))
      .then(isIn('ann', 'waiting'));
    given(dayOpens, waits(8 * HOUR), wallShows(0))
      .when(takes('cash', 'ann'))
      .then(refused('service-closed'));
    given(dayOpens, wallShows(24 * HOUR))
      .when(closesByHand)
      .then(events('day-closed'));
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
