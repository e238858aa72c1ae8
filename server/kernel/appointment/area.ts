import type { Folds } from '../rule.ts';
import { bookAppointment } from './book-appointment.ts';
import { cancelAppointment } from './cancel-appointment.ts';
import { checkInAppointment } from './check-in-appointment.ts';
import { checkInByCode } from './check-in-by-code.ts';
import * as foldAppointment from './fold-appointment.ts';
import { moveAppointment } from './move-appointment.ts';

export const APPOINTMENT_COMMANDS = [bookAppointment, moveAppointment, cancelAppointment, checkInByCode, checkInAppointment] as const;

export const APPOINTMENT_FOLDS = {
  'appointment-booked': foldAppointment.bookAppointment,
  'appointment-moved': foldAppointment.moveAppointment,
  'appointment-cancelled': foldAppointment.cancelAppointment,
  'appointment-arrived': foldAppointment.arriveByAppointment,
  'visitor-overdue': foldAppointment.promptForVisitor,
  'appointment-missed': foldAppointment.missAppointment,
} as const satisfies Folds;
