import type { Language } from './configuration/local-text.ts';

/* Appointments with managers. What names a person is kept apart: here are references only. */
export type AppointmentCommand =
  | {
      readonly type: 'book-appointment';
      readonly managerId: string;
      /** Epoch ms. */
      readonly startsAt: number;
      readonly followUpId: string | null;
      readonly personRef: string | null;
    }
  /** To another time, or to a colleague; who has arrived can only be passed on. */
  | { readonly type: 'move-appointment'; readonly appointmentId: string; readonly managerId: string; readonly startsAt: number }
  | { readonly type: 'cancel-appointment'; readonly appointmentId: string }
  /** At the kiosk, by the code the customer was told. */
  | { readonly type: 'check-in-by-code'; readonly code: string; readonly language: Language; readonly elder: boolean }
  /** By the lobby, which sees whose it is; printerId null: no slip. */
  | {
      readonly type: 'check-in-appointment';
      readonly appointmentId: string;
      readonly language: Language;
      readonly printerId: string | null;
    };

export type AppointmentCommandType = AppointmentCommand['type'];
