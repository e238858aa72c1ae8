import { z } from 'zod';
import { APPOINTMENT_STATES } from '../kernel/state/appointment.ts';
import { epochMs, id, language } from './common.ts';
import { salutation } from './priority.ts';

/* Customers asked to come to a manager at a time. Staff audiences only, but for the code a customer types at the kiosk. */

export const appointmentCode = z.string().regex(/^\d{4}$/);

const booked = z.strictObject({
  type: z.literal('book-appointment'),
  managerId: id,
  startsAt: epochMs,
  followUpId: id.nullable(),
  salutation: salutation.nullable(),
});
const moved = z.strictObject({ type: z.literal('move-appointment'), appointmentId: id, managerId: id, startsAt: epochMs });
const cancelled = z.strictObject({ type: z.literal('cancel-appointment'), appointmentId: id });

export const managerAppointmentCommands = [booked, moved, cancelled] as const;

export const lobbyAppointmentCommands = [
  booked,
  moved,
  cancelled,
  z.strictObject({ type: z.literal('check-in-appointment'), appointmentId: id, language, printerId: id.nullable() }),
] as const;

/** The same words to everybody, whoever's appointment it is, and to every code that is not one. */
export const kioskAppointmentCommand = z.strictObject({
  type: z.literal('check-in-by-code'),
  code: appointmentCode,
  language,
  elder: z.boolean(),
});

export const appointmentRow = z.strictObject({
  appointmentId: id,
  manager: z.strictObject({ staffId: id, staffName: z.string() }),
  startsAt: epochMs,
  code: appointmentCode,
  /** null: none was given, or it has been purged. */
  salutation: salutation.nullable(),
  followUpId: id.nullable(),
  state: z.enum(APPOINTMENT_STATES),
  ticketId: id.nullable(),
  number: z.string().nullable(),
  arrivedAt: epochMs.nullable(),
  /** Has come, and waits so long for the manager that the lobby is to look after the visitor (S45). */
  isOverdue: z.boolean(),
});
export type AppointmentRow = z.infer<typeof appointmentRow>;
