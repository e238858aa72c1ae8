import { type Appointment, APPOINTMENT_STATES } from '../../kernel/state/appointment.ts';
import type { AppointmentEvent, AppointmentEventType } from '../../kernel/words/appointment.ts';
import { APPOINTMENT_ROLES } from '../../kernel/words/appointment.ts';
import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { type Check, exactly, id, natural, oneOf, orNull, personRef, type Shape, text, whole } from './checks.ts';

const code: Check<string> = (value): value is string => text(value) && /^\d{4}$/.test(value);
const state = oneOf(APPOINTMENT_STATES);
const by = { role: oneOf(APPOINTMENT_ROLES), staffId: id };
const appointmentId = { appointmentId: id };

/** An open appointment, as the day-opened event carries it. */
export const appointment: Check<Appointment> = exactly<Appointment>({
  id,
  code,
  bookedBy: id,
  followUpId: orNull(id),
  personRef: orNull(personRef),
  managerId: id,
  startsAt: natural,
  state,
  ticketId: orNull(id),
});

export const APPOINTMENT_SHAPES: { readonly [T in AppointmentEventType]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'appointment-booked': {
    ...appointmentId,
    ...by,
    managerId: id,
    startsAt: natural,
    code,
    followUpId: orNull(id),
    personRef: orNull(personRef),
  },
  'appointment-moved': { ...appointmentId, ...by, managerId: id, startsAt: natural },
  'appointment-cancelled': { ...appointmentId, ...by },
  'appointment-arrived': { ...appointmentId, ticketId: id, staffId: orNull(id), lateMs: whole },
  'visitor-overdue': appointmentId,
  'appointment-missed': { ...appointmentId, followUpId: orNull(id) },
};

export function isAppointmentEvent(event: BranchEvent): event is AppointmentEvent {
  return Object.hasOwn(APPOINTMENT_SHAPES, event.type);
}
