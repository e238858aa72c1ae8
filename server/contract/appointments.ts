import { z } from 'zod';
import { epochMs, id } from './common.ts';
import { salutation } from './command/person.ts';
import { APPOINTMENT_STATES } from '../kernel/state/appointment.ts';

/* Customers asked to come to a manager at a time. Staff audiences only, but for the code a customer types at the kiosk. */

const appointmentCode = z.string().regex(/^\d{4}$/);

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
