import type { OpeningHours } from '../configuration/configuration.ts';
import type { TimeOfDay } from '../configuration/time-of-day.ts';
import type { LocalTime, Moment } from '../words/context.ts';

const MINUTES_PER_DAY = 1_440;

/** "08:30" → 510; "24:00" → 1440. */
export function minuteOfDay(time: TimeOfDay): number {
  const [hour, minute] = time.split(':');
  return Number(hour) * 60 + Number(minute);
}

function rangesToday(hours: readonly OpeningHours[], local: LocalTime): readonly OpeningHours[] {
  return hours.filter((range) => range.weekdays.includes(local.weekday)).sort((a, b) => minuteOfDay(a.opens) - minuteOfDay(b.opens));
}

/** Whether `now` lies between two moments of its date. Compared as minutes, a range would be open twice on a date of 25 hours. */
export function isOpenAt(hours: readonly OpeningHours[], { now, local }: Moment): boolean {
  return rangesToday(hours, local).some(
    (range) => local.instantOf(minuteOfDay(range.opens)) <= now && now < local.instantOf(minuteOfDay(range.closes)),
  );
}

/** Today's hours, ready to show: "08:30–12:00, 13:30–17:00"; null: not open today. */
export function hoursText(hours: readonly OpeningHours[], local: LocalTime): string | null {
  const ranges = rangesToday(hours, local);
  return ranges.length === 0 ? null : ranges.map((range) => `${range.opens}–${range.closes}`).join(', ');
}

/** When a day opened now is over: the last closing time still to come today, otherwise midnight. */
export function closingMoment(hours: readonly OpeningHours[], { now, local }: Moment): number {
  const closings = rangesToday(hours, local).map((range) => local.instantOf(minuteOfDay(range.closes)));
  const toCome = closings.filter((closing) => closing > now);
  return toCome.length === 0 ? local.instantOf(MINUTES_PER_DAY) : Math.max(...toCome);
}
