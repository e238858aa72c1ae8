import type { AppointmentCommandType } from '../appointment-command.ts';
import type { Decide } from '../decide.ts';
import { bookAppointment, cancelAppointment, moveAppointment } from '../appointment/book-appointment.ts';
import { checkInAppointment, checkInByCode } from '../appointment/check-in-appointment.ts';

export const APPOINTMENT_WAYS: { readonly [T in AppointmentCommandType]: Decide<T> } = {
  'book-appointment': bookAppointment,
  'move-appointment': moveAppointment,
  'cancel-appointment': cancelAppointment,
  'check-in-by-code': checkInByCode,
  'check-in-appointment': checkInAppointment,
};
