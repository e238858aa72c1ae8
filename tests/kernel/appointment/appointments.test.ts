import { describe, expect, it } from 'vitest';
import { APPOINTMENT_AHEAD_DAYS_MAX, APPOINTMENTS_OPEN_MAX } from '../../../server/kernel/state/appointment.ts';
import { type Step, type Story } from '../../given.ts';
import { asks, events, LOBBY, nothingHappens, refused, tellerAt } from '../../steps.ts';
import { MANAGER, OTHER_MANAGER } from '../referral/referral-steps.ts';
import { ASSISTANT, given, books, moves, cancels, checksIn, appointmentIs, draws } from './appointment-steps.ts';

describe('an appointment', () => {
  it('APPT-1 is booked with a manager by himself, an assistant of his, or the lobby', () => {
    for (const actor of [MANAGER, ASSISTANT, LOBBY]) {
      given()
        .when(books(actor, 'han', 60))
        .then(events('appointment-booked'), appointmentIs('booked'));
    }
    given()
      .when(books(OTHER_MANAGER, 'han', 60))
      .then(refused('not-your-manager'));
    given()
      .when(books(tellerAt('c1'), 'han', 60))
      .then(refused('not-allowed'));
    given()
      .when(books(LOBBY, 'wang', 60))
      .then(refused('unknown-manager'));
  });

  it('APPT-2 is to come, within reach, and leaves time before the next of that manager', () => {
    given()
      .when(books(LOBBY, 'han', 0))
      .then(refused('appointment-past'));
    const farMinutes = APPOINTMENT_AHEAD_DAYS_MAX * 1_440;
    given()
      .when(books(LOBBY, 'han', farMinutes))
      .then(appointmentIs('booked'));
    given()
      .when(books(LOBBY, 'han', farMinutes + 1))
      .then(refused('appointment-far'));
    given(books(LOBBY, 'han', 60))
      .when(books(LOBBY, 'han', 89))
      .then(refused('appointment-conflict'));
    given(books(LOBBY, 'han', 60))
      .when(books(LOBBY, 'han', 31))
      .then(refused('appointment-conflict'));
    given(books(LOBBY, 'han', 60))
      .when(books(LOBBY, 'han', 90))
      .then(appointmentIs('booked'));
    given(books(LOBBY, 'han', 60))
      .when(books(LOBBY, 'bai', 60))
      .then(appointmentIs('booked'));
    given(books(LOBBY, 'han', 60), cancels)
      .when(books(LOBBY, 'han', 60))
      .then(appointmentIs('booked'));
  });

  it('APPT-2 there are at most so many to come', () => {
    const one: Step = (story) => {
      for (let day = 0; day < APPOINTMENTS_OPEN_MAX; day += 1) {
        books(LOBBY, day % 2 === 0 ? 'han' : 'bai', 60 + Math.floor(day / 2) * 30)(story);
      }
    };
    given(one)
      .when(books(LOBBY, 'han', 60 + 600 * 30))
      .then(refused('appointments-full'));
  });

  it('APPT-3 has a code of four digits that no other open one has', () => {
    const code = (story: Story) => [...story.branch.staff.appointments.values()].map((one) => one.code);
    given(draws(0.1234), books(LOBBY, 'han', 60), draws(0.1234), books(LOBBY, 'han', 90), draws(0.9999, 0))
      .when(books(LOBBY, 'han', 120))
      .then((story) => expect(code(story)).toEqual(['1234', '1235', '9999']));
    given(draws(0.9999), books(LOBBY, 'han', 60), draws(0.9999))
      .when(books(LOBBY, 'han', 90))
      .then((story) => expect(code(story)).toEqual(['9999', '0000']));
  });

  it('APPT-4 is moved to another time or manager, or called off; who has arrived is only passed on', () => {
    given(books(LOBBY, 'han', 60))
      .when(moves('bai', 30))
      .then(events('appointment-moved'));
    given(books(LOBBY, 'han', 60))
      .when(moves('han', 0))
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60))
      .when(moves('han', 5))
      .then(events('appointment-moved'));
    given(books(LOBBY, 'han', 60))
      .when(moves('han', -60))
      .then(refused('appointment-past'));
    given(books(LOBBY, 'bai', 90), books(LOBBY, 'han', 60))
      .when(moves('bai', 10))
      .then(refused('appointment-conflict'));
    given(books(LOBBY, 'han', 60), checksIn)
      .when(moves('bai', 0))
      .then(events('appointment-moved'));
    given(books(LOBBY, 'han', 60), checksIn)
      .when(moves('bai', 30))
      .then(refused('appointment-over'));
    given(books(LOBBY, 'han', 60), checksIn)
      .when(cancels)
      .then(refused('appointment-over'));
    given(books(LOBBY, 'han', 60))
      .when(cancels)
      .then(events('appointment-cancelled'), appointmentIs('cancelled'));
    given(books(LOBBY, 'han', 60), cancels)
      .when(cancels)
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), cancels)
      .when(moves('bai', 0))
      .then(refused('appointment-over'));
    given()
      .when(asks(LOBBY, { type: 'cancel-appointment', appointmentId: 'none' }))
      .then(refused('unknown-appointment'));
    given()
      .when(asks(LOBBY, { type: 'move-appointment', appointmentId: 'none', managerId: 'han', startsAt: 1 }))
      .then(refused('unknown-appointment'));
  });
});
