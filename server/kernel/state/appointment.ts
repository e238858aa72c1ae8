/**
 * booked: still to come; arrived: has a number and waits; received: the manager has greeted the visitor; missed:
 * did not come; cancelled: called off.
 */
export const APPOINTMENT_STATES = ['booked', 'arrived', 'received', 'missed', 'cancelled'] as const;
type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** A time at which a customer visits a manager (S85). Until that time it outlives the day, as references only. */
export interface Appointment {
  readonly id: string;
  /** Four digits that the visitor says or types on arrival; no other open appointment has the same. */
  readonly code: string;
  readonly bookedBy: string;
  /** The follow-up that led to this appointment; null: none did. */
  readonly followUpId: string | null;
  /** Reference to the salutation in the purgeable table; null: none was given. */
  readonly personRef: string | null;
  managerId: string;
  /** Epoch ms. */
  startsAt: number;
  state: AppointmentState;
  /** The ticket given on arrival; null: the visitor has not come yet. */
  ticketId: string | null;
}

/** A visitor who has arrived and waits for the manager. */
export interface VisitorWait {
  /**
   * Epoch ms: the latest of the agreed time, the arrival and the moment of being passed on. Before the agreed
   * time, nobody counts as waiting.
   */
  readonly since: number;
  /** The lobby has been prompted (S45). */
  isOverdue: boolean;
}

export const APPOINTMENT_CODE_DIGITS = 4;
/** One tenth of all codes: guessing one stays hopeless at the pace that a kiosk allows. */
export const APPOINTMENTS_OPEN_MAX = 1_000;
export const APPOINTMENT_AHEAD_DAYS_MAX = 90;
/** A visitor who comes earlier than this cannot check in yet: he would hold a number for hours. */
export const APPOINTMENT_EARLY_MS = 3 * 60 * 60_000;

/** Still to come; the next day's carry takes these over. */
export function isToCome({ state }: Appointment): boolean {
  return state === 'booked';
}
