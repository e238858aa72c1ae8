import type { OpeningHours } from '../configuration/configuration.ts';
import type { TimeOfDay } from '../configuration/time-of-day.ts';
import type { LocalTime } from '../words/context.ts';

const MINUTES_PER_DAY = 1_440;
const MINUTE_MS = 60_000;

/** "08:30" → 510; "24:00" → 1440. */
export function minuteOfDay(time: TimeOfDay): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function rangesToday(hours: readonly OpeningHours[], local: LocalTime): readonly OpeningHours[] {
  return hours.filter((range) => range.weekdays.includes(local.weekday)).sort((a, b) => minuteOfDay(a.opens) - minuteOfDay(b.opens));
}

export function isOpenAt(hours: readonly OpeningHours[], local: LocalTime): boolean {
  return rangesToday(hours, local).some(
    (range) => minuteOfDay(range.opens) <= local.minuteOfDay && local.minuteOfDay < minuteOfDay(range.closes),
  );
}

/** Today's hours, ready to show: "08:30–12:00, 13:30–17:00"; null: not open today. */
export function hoursText(hours: readonly OpeningHours[], local: LocalTime): string | null {
  const ranges = rangesToday(hours, local);
  return ranges.length === 0 ? null : ranges.map((range) => `${range.opens}–${range.closes}`).join(', ');
}

/**
 * When a day opened now is over: the last closing time still to come today, otherwise midnight.
 * Counted in minutes of the local clock, so on a day when clocks change it may be an hour off; staff can close by hand.
 */
export function closingMoment(hours: readonly OpeningHours[], local: LocalTime, now: number): number {
  const closings = rangesToday(hours, local).map((range) => minuteOfDay(range.closes));
  const last = Math.max(...closings.filter((minute) => minute > local.minuteOfDay), 0);
  const end = last === 0 ? MINUTES_PER_DAY : last;
  return now - (now % MINUTE_MS) + (end - local.minuteOfDay) * MINUTE_MS;
}
