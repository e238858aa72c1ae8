/** booked: to come; arrived: has a number and waits; received: the manager has greeted him; missed: did not come; cancelled: was called off. */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'received', 'missed', 'cancelled'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** A customer asked to come to a manager at a time (S85). It outlives the day until that time, as references only. */
export interface Appointment {
  readonly id: string;
  /** Four digits that the customer says or types on arriving; no other open appointment has the same. */
  readonly code: string;
  readonly bookedBy: string;
  /** The follow-up that led to it; null: none did. */
  readonly followUpId: string | null;
  /** Salutation, in the purgeable table; null: none was given. */
  readonly personRef: string | null;
  managerId: string;
  /** Epoch ms. */
  startsAt: number;
  state: AppointmentState;
  /** The number given on arrival; null: has not come. */
  ticketId: string | null;
}

/** Who has come, and waits for the manager. */
export interface VisitorWait {
  /** Epoch ms: the time agreed, or that of coming or of being passed on, if later. Who comes early waits for nobody yet. */
  readonly since: number;
  /** The lobby has been prompted (S45). */
  isOverdue: boolean;
}

export const APPOINTMENT_CODE_DIGITS = 4;
/** A tenth of all codes, so that guessing one stays hopeless at the pace a kiosk allows. */
export const APPOINTMENTS_OPEN_MAX = 1_000;
export const APPOINTMENT_AHEAD_DAYS_MAX = 90;
/** A customer who comes longer before his time than this comes another time: he would hold a number for hours. */
export const APPOINTMENT_EARLY_MS = 3 * 60 * 60_000;

/** Still to come: what rides into the next day. */
export function isToCome({ state }: Appointment): boolean {
  return state === 'booked';
}
