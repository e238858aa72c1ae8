import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from '../kernel/words/context.ts';

const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 1_440;
/** Most moments of one date that are kept: more than any branch has opening and closing times. */
const INSTANTS_KEPT_MAX = 500;

/**
 * Local time, remembered: a time-zone look-up costs tens of microseconds, every command needs one, and its result holds for the rest of
 * the local minute. The minute's bounds come from the local seconds, not from dividing by 60,000: old offsets such as Shanghai's before
 * 1901 (+08:05:43) are not whole minutes.
 */
export function localTimes(): (now: number, timeZone: string) => LocalTime {
  let zone = '';
  let from = 0;
  let until = 0;
  let local: LocalTime = { date: '', weekday: 0, minuteOfDay: 0, instantOf: () => 0 };
  return (now, timeZone) => {
    if (timeZone === zone && now >= from && now < until) return local;
    const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    from = now - zoned.second * 1_000 - zoned.millisecond;
    until = from + MINUTE_MS;
    const date = zoned.toPlainDate();
    const text = date.toString();
    const instantOf = timeZone === zone && text === local.date ? local.instantOf : instantsOf(date, timeZone);
    zone = timeZone;
    local = { date: text, weekday: zoned.dayOfWeek, minuteOfDay: zoned.hour * 60 + zoned.minute, instantOf };
    return local;
  };
}

/** The moments of one date, each computed once: every view of every kiosk asks for the same few. */
function instantsOf(date: Temporal.PlainDate, timeZone: string): LocalTime['instantOf'] {
  const known = new Map<number, number>();
  return (minute) => {
    const found = known.get(minute);
    if (found !== undefined) return found;
    const instant = instantOf(date, minute, timeZone);
    if (known.size < INSTANTS_KEPT_MAX) known.set(minute, instant);
    return instant;
  };
}

/** `startOfDay` knows the dates that begin at one o'clock; the default disambiguation, 'compatible', is RFC 5545's. */
function instantOf(date: Temporal.PlainDate, minute: number, timeZone: string): number {
  const days = Math.floor(minute / MINUTES_PER_DAY);
  const within = minute - days * MINUTES_PER_DAY;
  const day = date.add({ days });
  const plainTime = Temporal.PlainTime.from({ hour: Math.floor(within / 60), minute: within % 60 });
  const zoned = within === 0 ? day.toZonedDateTime(timeZone) : day.toZonedDateTime({ timeZone, plainTime });
  return zoned.epochMilliseconds;
}
