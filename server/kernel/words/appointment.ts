export const APPOINTMENT_ROLES = ['lobby', 'manager'] as const;
export type AppointmentRole = (typeof APPOINTMENT_ROLES)[number];

export type AppointmentEvent =
  | {
      readonly type: 'appointment-booked';
      readonly appointmentId: string;
      readonly role: AppointmentRole;
      readonly staffId: string;
      readonly managerId: string;
      readonly startsAt: number;
      readonly code: string;
      readonly followUpId: string | null;
      readonly personRef: string | null;
    }
  | {
      readonly type: 'appointment-moved';
      readonly appointmentId: string;
      readonly role: AppointmentRole;
      readonly staffId: string;
      readonly managerId: string;
      readonly startsAt: number;
    }
  | { readonly type: 'appointment-cancelled'; readonly appointmentId: string; readonly role: AppointmentRole; readonly staffId: string }
  /** staffId null: the visitor checked in himself. */
  | {
      readonly type: 'appointment-arrived';
      readonly appointmentId: string;
      readonly ticketId: string;
      readonly staffId: string | null;
      /** How late, ms; negative: early. */
      readonly lateMs: number;
    }
  /** The visitor has waited too long for the manager: the lobby is prompted, never the manager (S45). */
  | { readonly type: 'visitor-overdue'; readonly appointmentId: string }
  /** The agreed time passed, and the visitor did not come. */
  | { readonly type: 'appointment-missed'; readonly appointmentId: string; readonly followUpId: string | null };

export type AppointmentEventType = AppointmentEvent['type'];
