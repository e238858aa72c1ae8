import type { AppointmentEventType } from '../appointment-event.ts';
import type { Fold } from '../evolve.ts';
import {
  arriveByAppointment,
  bookAppointment,
  cancelAppointment,
  missAppointment,
  moveAppointment,
  promptForVisitor,
} from '../appointment/fold-appointment.ts';

export const APPOINTMENT_FOLDS: { readonly [T in AppointmentEventType]: Fold<T> } = {
  'appointment-booked': bookAppointment,
  'appointment-moved': moveAppointment,
  'appointment-cancelled': cancelAppointment,
  'appointment-arrived': arriveByAppointment,
  'visitor-overdue': promptForVisitor,
  'appointment-missed': missAppointment,
};
