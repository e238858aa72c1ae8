import { z } from 'zod';
import { epochMs, id } from './common.ts';
import { salutation } from './command/person.ts';
import { APPOINTMENT_STATES } from '../kernel/state/appointment.ts';

/* Customers who visit a manager at an agreed time. For staff audiences only, except the code that a visitor types at the kiosk. */

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
  /** The visitor has waited so long for the manager that the lobby is prompted (S45). */
  isOverdue: z.boolean(),
});
export type AppointmentRow = z.infer<typeof appointmentRow>;
