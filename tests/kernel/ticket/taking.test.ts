import { describe, it, expect } from 'vitest';
import { given } from '../../given.ts';
import { asks, asksAbout, dayOpens, eventField, isIn, LOBBY, next, opens, refused, takes, takesAt, waits } from '../../steps.ts';

const takeBack = (kioskId: string) =>
  asksAbout({ role: 'kiosk', kioskId }, (story) => ({ type: 'cancel-ticket', ticketId: story.id('ann') }));
const remove = asksAbout(LOBBY, (story) => ({ type: 'cancel-ticket', ticketId: story.id('ann') }));

describe('taking a number', () => {
  it('TAKE-1 tells how many wait before in that service', () => {
    given(dayOpens, takes('cash', 'ann'), takes('transfer', 'bob'))
      .when(takes('cash', 'cid'))
      .then(eventField('ticket-taken', 'ahead', 1), eventField('ticket-taken', 'number', 'A002'));
  });

  it('TAKE-1 counts nobody who was called', () => {
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1'))
      .when(takes('cash', 'bob'))
      .then(eventField('ticket-taken', 'ahead', 0));
  });

  it('TAKE-2 refuses a service that does not exist', () => {
    given(dayOpens).when(takes('gold', 'ann')).then(refused('unknown-service'));
  });

  it('TAKE-2 refuses a kiosk that does not exist', () => {
    given(dayOpens)
      .when(takesAt('k9', 'cash', 'ann', false))
      .then(refused('unknown-kiosk'));
  });

  it('TAKE-3 refuses when the branch is closed', () => {
    given().when(takes('cash', 'ann')).then(refused('day-not-open'));
  });

  it('TAKE-3 refuses a service outside its hours, and says them', () => {
    const story = given(dayOpens, waits(2 * 3_600))
      .when(takes('corporate', 'ann'))
      .then(refused('service-closed'));
    expect(story.last).toMatchObject({ refusal: { params: { hours: '09:00–11:00' } } });
  });

  it('TAKE-4 refuses beyond the daily cap', () => {
    given(dayOpens, takes('capped', 'ann'), takes('capped', 'bob')).when(takes('capped', 'cid')).then(refused('service-full'));
  });

  it('TAKE-5 takes a fresh number back at its own kiosk', () => {
    given(dayOpens, takes('cash', 'ann'), waits(8))
      .when(takeBack('k2'))
      .then(isIn('ann', 'closed'), eventField('ticket-closed', 'outcome', 'cancelled-by-customer'));
  });

  it('TAKE-5 gives elders longer', () => {
    given(dayOpens, takesAt('k2', 'cash', 'ann', true), waits(20))
      .when(takeBack('k2'))
      .then(isIn('ann', 'closed'));
    given(dayOpens, takesAt('k2', 'cash', 'ann', true), waits(21))
      .when(takeBack('k2'))
      .then(refused('retake-too-late'));
  });

  it('TAKE-5 refuses too late, from another kiosk, and once called', () => {
    given(dayOpens, takes('cash', 'ann'), waits(9)).when(takeBack('k2')).then(refused('retake-too-late'));
    given(dayOpens, takes('cash', 'ann')).when(takeBack('k1')).then(refused('unknown-ticket'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(takeBack('k2')).then(refused('ticket-already-called'));
  });

  it('TAKE-6 the lobby removes a waiting ticket, not one being served', () => {
    given(dayOpens, takes('cash', 'ann'))
      .when(remove)
      .then(eventField('ticket-closed', 'outcome', 'removed'));
    given(dayOpens, opens('c1'), takes('cash', 'ann'), next('c1')).when(remove).then(refused('ticket-already-called'));
    given(dayOpens, takes('cash', 'ann'), remove).when(remove).then(refused('ticket-closed'));
    given(dayOpens)
      .when(asks(LOBBY, { type: 'cancel-ticket', ticketId: 'x' }))
      .then(refused('unknown-ticket'));
  });
});
