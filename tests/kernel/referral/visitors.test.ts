import { describe, expect, it } from 'vitest';
import type { Step, Story } from '../../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  eventField,
  events,
  isIn,
  LOBBY,
  nothingHappens,
  refused,
  starts,
  next,
  takes,
  tellerAt,
  timePasses,
  waits,
} from '../../steps.ts';
import { manager } from './referral-steps.ts';
import {
  MINUTE_MS,
  KIOSK,
  given,
  latest,
  books,
  moves,
  cancels,
  types,
  checksIn,
  lobbyChecksIn,
  greets,
  appointmentIs,
} from '../appointment/appointment-steps.ts';

describe('who comes by appointment', () => {
  it('APPT-5 takes a number of the managers’ own series by the code, which stands at the appointment’s time', () => {
    given(books(LOBBY, 'han', 60), waits(3_000))
      .when(checksIn)
      .then(events('ticket-taken', 'print-requested', 'print-reported', 'appointment-arrived'), appointmentIs('arrived'), (story) => {
        const { ticketId, startsAt } = latest(story);
        expect(story.branch.hall.tickets.get(ticketId ?? '')).toMatchObject({ number: 'R001', phase: 'waiting' });
        expect(story.branch.staff.records.get(ticketId ?? '')).toMatchObject({ class: 'appointment', key: startsAt });
        expect(story.newEvents.at(-1)).toMatchObject({ lateMs: -600_000, staffId: null });
      });
    given(books(LOBBY, 'han', 60))
      .when(lobbyChecksIn)
      .then(eventField('appointment-arrived', 'staffId', 'zhao'));
  });

  it('APPT-5 a wrong code, a used one and one of another day get the same answer', () => {
    given(books(LOBBY, 'han', 60))
      .when(types(() => '9998'))
      .then(refused('appointment-code-wrong'));
    given(books(LOBBY, 'han', 60), checksIn)
      .when(checksIn)
      .then(refused('appointment-code-wrong'));
    given(books(LOBBY, 'han', 60), cancels)
      .when(checksIn)
      .then(refused('appointment-code-wrong'));
    given(books(LOBBY, 'han', 181))
      .when(checksIn)
      .then(refused('appointment-code-wrong'));
    given(books(LOBBY, 'han', 180))
      .when(checksIn)
      .then(appointmentIs('arrived'));
    given(books(LOBBY, 'han', 181))
      .when(lobbyChecksIn)
      .then(refused('appointment-not-today'));
    given(books(LOBBY, 'han', 60), lobbyChecksIn)
      .when(lobbyChecksIn)
      .then(refused('appointment-over'));
  });

  it('APPT-5 a number given back leaves the appointment as it was, and its code counts again', () => {
    const givesBack = asksAbout(KIOSK, (story) => ({ type: 'cancel-ticket', ticketId: latest(story).ticketId ?? 'none' }));
    given(books(LOBBY, 'han', 60), checksIn)
      .when(givesBack)
      .then(appointmentIs('booked'), (story) => expect(latest(story).ticketId).toBeNull());
    given(books(LOBBY, 'han', 60), checksIn, givesBack)
      .when(checksIn)
      .then(appointmentIs('arrived'));
  });

  it('APPT-6 no counter calls the number, and nobody gets one of the series otherwise', () => {
    given(books(LOBBY, 'han', 60), checksIn)
      .when(next('c1'))
      .then(refused('nobody-waiting'));
    given()
      .when(asks(KIOSK, { type: 'take-ticket', serviceId: 'visit', language: 'zh-CN', elder: false, card: null }))
      .then(refused('unknown-service'));
    given(takes('cash', 'ann'), next('c1'), starts('c1'))
      .when(
        asksAbout(tellerAt('c1'), (story) => ({
          type: 'transfer-ticket',
          ticketId: story.id('ann'),
          to: { kind: 'service', serviceId: 'visit' },
        })),
      )
      .then(refused('unknown-service'));
    const walkIn = { type: 'register-walk-in', serviceId: 'visit', language: 'zh-CN', identification: null } as const;
    given()
      .when(asks(LOBBY, { ...walkIn, needId: null, appointmentAt: null, printerId: null }))
      .then(refused('unknown-service'));
  });

  it('APPT-7 is greeted by that manager, and by a colleague once passed on', () => {
    given(books(LOBBY, 'han', 60), checksIn, waits(60))
      .when(greets('han'))
      .then(
        events('ticket-escorted', 'guest-greeted'),
        appointmentIs('received'),
        eventField('guest-greeted', 'waitMs', 60_000),
        (story) => story.name('visitor', latest(story).ticketId ?? ''),
        isIn('visitor', 'escorted'),
      );
    given(books(LOBBY, 'han', 60), checksIn)
      .when(greets('bai'))
      .then(refused('guest-of-colleague'));
    given(books(LOBBY, 'han', 60), checksIn, moves('bai', 0))
      .when(greets('bai'))
      .then(appointmentIs('received'));
    given(books(LOBBY, 'han', 60), checksIn, greets('han'), manager('bai', 'free'))
      .when(greets('bai'))
      .then(refused('referral-taken'));
    given(books(LOBBY, 'han', 60))
      .when(greets('han'))
      .then(refused('guest-not-waiting'));
  });

  it('APPT-7 GUEST-2 a manager does not go home while a visitor waits', () => {
    given(books(LOBBY, 'han', 60), checksIn)
      .when(manager('han', 'off'))
      .then(refused('guests-waiting'));
  });

  it('APPT-8 does not come: half an hour later the appointment is missed, once', () => {
    given(books(LOBBY, 'han', 60))
      .when(timePasses(90 * 60 - 1))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60))
      .when(timePasses(90 * 60))
      .then(events('appointment-missed'), appointmentIs('missed'));
    given(books(LOBBY, 'han', 60), timePasses(90 * 60))
      .when(timePasses(60))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), checksIn)
      .when(timePasses(90 * 60))
      .then(events('visitor-overdue'), appointmentIs('arrived'));
    given(books(LOBBY, 'han', 60), timePasses(90 * 60))
      .when(checksIn)
      .then(refused('appointment-code-wrong'));
  });

  it('APPT-10 a visitor who waits too long prompts the lobby, once; who comes early waits from the time agreed', () => {
    given(books(LOBBY, 'han', 60), checksIn)
      .when(timePasses(65 * 60 - 1))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), checksIn)
      .when(timePasses(65 * 60))
      .then(events('visitor-overdue'));
    given(books(LOBBY, 'han', 60), checksIn, timePasses(65 * 60))
      .when(timePasses(60))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), waits(70 * 60), checksIn)
      .when(timePasses(5 * 60 - 1))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), waits(70 * 60), checksIn)
      .when(timePasses(5 * 60))
      .then(events('visitor-overdue'));
  });

  it('APPT-10 passed on, a visitor waits afresh; received, gone or expected again, not at all', () => {
    const late = [books(LOBBY, 'han', 60), checksIn, timePasses(65 * 60)] as const;
    given(...late, moves('bai', 0))
      .when(timePasses(5 * 60 - 1))
      .then(nothingHappens);
    given(...late, moves('bai', 0))
      .when(timePasses(5 * 60))
      .then(events('visitor-overdue'));
    given(books(LOBBY, 'han', 60), checksIn, greets('han'))
      .when(timePasses(65 * 60))
      .then(nothingHappens);
    const leaves = asksAbout(LOBBY, (story) => ({ type: 'cancel-ticket', ticketId: latest(story).ticketId ?? 'none' }));
    given(books(LOBBY, 'han', 60), checksIn, leaves)
      .when(timePasses(65 * 60))
      .then(nothingHappens);
  });

  it('APPT-11 booked for a follow-up; missed, the customer is to be called again that day', () => {
    const card: Step = (story) =>
      void story.run(
        {
          type: 'hand-card',
          counterId: null,
          ticketId: null,
          referralId: null,
          cueId: 'card-shown',
          managerId: 'han',
          channel: 'phone',
          preferred: null,
          personRef: null,
        },
        LOBBY,
      );
    const followUp = (story: Story) => [...story.branch.staff.followUps.values()][0];
    const booksForIt = asksAbout(LOBBY, (story) => ({
      type: 'book-appointment',
      managerId: 'han',
      startsAt: story.now + 60 * MINUTE_MS,
      followUpId: followUp(story)?.id ?? 'none',
      personRef: null,
    }));
    given(card)
      .when(booksForIt)
      .then((story) => expect(followUp(story)).toMatchObject({ state: 'booked' }));
    given(card, booksForIt)
      .when(timePasses(90 * 60))
      .then(events('appointment-missed'), (story) => expect(followUp(story)).toMatchObject({ state: 'contacted', dueOn: '2026-11-23' }));
  });

  it('APPT-9 an appointment to come rides into the next day; what is over stays behind', () => {
    const closes = asks(LOBBY, { type: 'close-day' });
    const nextMorning = (story: Story): void => void (story.now += 24 * 60 * MINUTE_MS);
    given(books(LOBBY, 'han', 60), cancels, books(LOBBY, 'bai', 27 * 60), closes, waits(1))
      .when((story) => {
        nextMorning(story);
        dayOpens(story);
      })
      .then(
        (story) => expect([...story.branch.staff.appointments.values()].map((one) => one.managerId)).toEqual(['bai']),
        appointmentIs('booked'),
      );
  });
});
