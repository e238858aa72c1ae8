import type { AppointmentRow } from '../contract/appointments.ts';
import type { Appointment } from '../kernel/state/appointment.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { PersonOf } from './person-of.ts';
import type { ViewTime } from './view-time.ts';

const TWO_DAYS_MINUTES = 2 * 24 * 60;

/** Most rows a list shows; a manager has no more in a fortnight. */
const APPOINTMENTS_SHOWN = 100;

/** Today's and tomorrow's appointments, for the lobby, which checks visitors in. */
export function comingAppointments(branch: Branch, { local }: ViewTime, personOf: PersonOf): AppointmentRow[] {
  const until = local.instantOf(TWO_DAYS_MINUTES);
  return appointmentRows(branch, personOf, ({ startsAt }) => startsAt < until);
}

/** The appointments that `passes` accepts, earliest first; those called off are left out. */
export function appointmentRows(branch: Branch, personOf: PersonOf, passes: (appointment: Appointment) => boolean): AppointmentRow[] {
  return [...branch.staff.appointments.values()]
    .filter((one) => one.state !== 'cancelled' && passes(one))
    .sort((one, other) => one.startsAt - other.startsAt)
    .slice(0, APPOINTMENTS_SHOWN)
    .map((one) => appointmentRow(branch, one, personOf));
}

export function appointmentRow(branch: Branch, appointment: Appointment, personOf: PersonOf): AppointmentRow {
  const { id: appointmentId, managerId, startsAt, code, personRef, followUpId, state, ticketId } = appointment;
  const ticket = branch.hall.tickets.get(ticketId ?? '');
  const staffName = branch.hall.configuration?.staff.find(({ id }) => id === managerId)?.name ?? '';
  return {
    appointmentId,
    manager: { staffId: managerId, staffName },
    startsAt,
    code,
    salutation: personRef === null ? null : (personOf(personRef)?.salutation ?? null),
    followUpId,
    state,
    ticketId,
    number: ticket?.number ?? null,
    arrivedAt: ticket?.takenAt ?? null,
    isOverdue: branch.staff.visitorWaits.get(appointmentId)?.isOverdue === true && ticket?.phase === 'waiting',
  };
}
