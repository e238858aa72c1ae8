import type { AppointmentRow } from '../../server/contract/appointments.ts';
import { clockText } from '../../server/web/time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Appointments are offered every half hour of a working day. */
const SLOT_MINUTES = 30;
const FIRST_MINUTE = 9 * 60;
const LAST_MINUTE = 17 * 60;
/** Days that can be chosen: a fortnight, today included. */
export const DAYS_OFFERED = 14;

interface Slot {
  readonly startsAt: number;
  readonly isTaken: boolean;
}

/** 00:00 of the branch's own day `daysAhead` from now, epoch ms. */
export function midnightOf(now: number, daysAhead: number, timeZone: string): number {
  const roughly = Math.floor(now / MINUTE_MS) * MINUTE_MS - minuteOfDay(now, timeZone) * MINUTE_MS + daysAhead * DAY_MS;
  // Where clocks were put forward or back in between, midnight is an hour off.
  const off = minuteOfDay(roughly, timeZone);
  return roughly - (off > 12 * 60 ? off - 24 * 60 : off) * MINUTE_MS;
}

/** The half hours of a day that are still to come; taken: too near another appointment of the same manager. */
export function slotsOf(
  midnight: number,
  now: number,
  appointments: readonly AppointmentRow[],
  spacingMs: number,
  except: string | null,
): readonly Slot[] {
  const open = appointments.filter(({ state, appointmentId }) => (state === 'booked' || state === 'arrived') && appointmentId !== except);
  const slots: Slot[] = [];
  for (let minute = FIRST_MINUTE; minute <= LAST_MINUTE; minute += SLOT_MINUTES) {
    const startsAt = midnight + minute * MINUTE_MS;
    if (startsAt <= now) continue;
    slots.push({ startsAt, isTaken: open.some((one) => Math.abs(one.startsAt - startsAt) < spacingMs) });
  }
  return slots;
}

function minuteOfDay(at: number, timeZone: string): number {
  const [hour = 0, minute = 0] = clockText(at, timeZone).split(':').map(Number);
  return hour * 60 + minute;
}
