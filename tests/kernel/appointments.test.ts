import { describe, expect, it } from 'vitest';
import {
  APPOINTMENT_AHEAD_DAYS_MAX,
  APPOINTMENTS_OPEN_MAX,
  type Appointment,
  type AppointmentState,
} from '../../server/kernel/appointment.ts';
import type { Actor } from '../../server/kernel/actor.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration.ts';
import { givenIn, type Expectation, type Step, type Story } from '../given.ts';
import {
  asks,
  asksAbout,
  dayOpens,
  eventField,
  events,
  isIn,
  LOBBY,
  nothingHappens,
  opens,
  refused,
  starts,
  next,
  takes,
  tellerAt,
  timePasses,
  waits,
} from '../steps.ts';
import { GUIDED_BRANCH, manager, MANAGER, OTHER_MANAGER } from './referral-steps.ts';

const MINUTE_MS = 60_000;
const KIOSK: Actor = { role: 'kiosk', kioskId: 'k1' };
const ASSISTANT: Actor = { role: 'manager', staffId: 'xu' };

const visits = { 'zh-CN': '预约接待', en: 'By appointment' };
/** With a number series of the managers' own, which no counter serves. */
const BRANCH: BranchConfiguration = {
  ...GUIDED_BRANCH,
  services: [
    ...GUIDED_BRANCH.services,
    { id: 'visit', prefix: 'R', name: visits, plainName: visits, hours: null, dailyCap: null, forms: [], selfServiceHint: null },
  ],
  guidance: { ...GUIDED_BRANCH.guidance, visitServiceId: 'visit' },
};

const given = (...steps: readonly Step[]) =>
  givenIn(BRANCH, dayOpens, opens('c1'), manager('han', 'free'), manager('bai', 'free'), ...steps);

const latest = (story: Story): Appointment => {
  const appointment = [...story.branch.staff.appointments.values()].at(-1);
  if (appointment === undefined) throw new Error('nothing is booked');
  return appointment;
};

function books(actor: Actor, managerId: string, inMinutes: number): Step {
  return asksAbout(actor, (story) => ({
    type: 'book-appointment',
    managerId,
    startsAt: story.now + inMinutes * MINUTE_MS,
    followUpId: null,
    personRef: 'person-1',
  }));
}

function moves(managerId: string, byMinutes: number): Step {
  return asksAbout(LOBBY, (story) => {
    const { id: appointmentId, startsAt } = latest(story);
    return { type: 'move-appointment', appointmentId, managerId, startsAt: startsAt + byMinutes * MINUTE_MS };
  });
}

const cancels = asksAbout(LOBBY, (story) => ({ type: 'cancel-appointment', appointmentId: latest(story).id }));
const types = (code: (story: Story) => string): Step =>
  asksAbout(KIOSK, (story) => ({ type: 'check-in-by-code', code: code(story), language: 'zh-CN', elder: false }));
const checksIn = types((story) => latest(story).code);
const lobbyChecksIn = asksAbout(LOBBY, (story) => ({
  type: 'check-in-appointment',
  appointmentId: latest(story).id,
  language: 'en',
  printerId: null,
}));
const greets = (managerId: string): Step =>
  asksAbout({ role: 'manager', staffId: managerId }, (story) => ({
    type: 'greet-guest',
    managerId,
    guest: { kind: 'visitor', ticketId: latest(story).ticketId ?? 'nobody' },
    ending: null,
  }));

const appointmentIs =
  (state: AppointmentState): Expectation =>
  (story) =>
    expect(latest(story).state).toBe(state);

const draws =
  (...values: readonly number[]): Step =>
  (story) => {
    story.last = null;
    story.draws.push(...values);
  };

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
      .then(nothingHappens);
    given(books(LOBBY, 'han', 60), timePasses(90 * 60))
      .when(checksIn)
      .then(refused('appointment-code-wrong'));
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
