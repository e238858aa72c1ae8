import { Temporal } from 'temporal-polyfill';
import type { LocalTime } from './kernel/words/context.ts';

/** Cancels a timer; harmless if it has already run. */
export type Cancel = () => void;

/** The source of time for everything outside the kernel, in epoch milliseconds. */
export interface Clock {
  now(): number;
  /** Runs `run` once when the clock reaches `epochMs`, or soon if that has passed. */
  at(epochMs: number, run: () => void): Cancel;
  /** This time in an IANA time zone. */
  local(now: number, timeZone: string): LocalTime;
}

/** Interval at which a timer asks the clock again, so that a timer for tonight follows a corrected clock. */
const TIMER_LEG_MS = 60_000;
const MINUTE_MS = 60_000;

export function systemClock(): Clock {
  return { now: () => Date.now(), at: atSystemTime, local: localTimes() };
}

/**
 * The last leg is a plain delay: if the clock is set back two hours while a one-second timer runs, that must not silence
 * the branch's heartbeat for two hours.
 */
function atSystemTime(epochMs: number, run: () => void): Cancel {
  let timer: NodeJS.Timeout;
  function wait(): void {
    const remaining = Math.max(0, epochMs - Date.now());
    timer = remaining > TIMER_LEG_MS ? setTimeout(wait, TIMER_LEG_MS) : setTimeout(run, remaining);
  }
  wait();
  return () => clearTimeout(timer);
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that moves only when told to: for replays, simulations and tests. */
export class VirtualClock implements Clock {
  readonly local = localTimes();
  private time: number;
  /** Sorted by time; equal times in the order they were set. */
  private readonly timers: Timer[] = [];

  constructor(now: number) {
    this.time = now;
  }

  now(): number {
    return this.time;
  }

  at(epochMs: number, run: () => void): Cancel {
    const timer: Timer = { at: Math.max(epochMs, this.time), run };
    this.timers.splice(this.firstAfter(timer.at), 0, timer);
    return () => {
      const index = this.timers.indexOf(timer);
      if (index >= 0) this.timers.splice(index, 1);
    };
  }

  /** When the next timer is due; null: none is set. */
  nextDueAt(): number | null {
    return this.timers[0]?.at ?? null;
  }

  /** Runs every timer due on the way, in order and each at its own time, including timers that those set. */
  advanceTo(epochMs: number): void {
    if (epochMs < this.time) throw new Error(`a virtual clock does not go back: ${epochMs} is before ${this.time}`);
    for (let timer = this.timers[0]; timer !== undefined && timer.at <= epochMs; timer = this.timers[0]) {
      this.timers.shift();
      this.time = timer.at;
      timer.run();
    }
    this.time = epochMs;
  }

  private firstAfter(epochMs: number): number {
    let low = 0;
    let high = this.timers.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.timers[middle];
      if (other !== undefined && other.at <= epochMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/**
 * A time-zone look-up costs tens of microseconds, every command needs one, and its result holds for the rest of the local
 * minute. The minute's bounds come from the local seconds, not from dividing by 60,000: old offsets such as Shanghai's before
 * 1901 (+08:05:43) are not whole minutes.
 */
export function localTimes(): Clock['local'] {
  let zone = '';
  let from = 0;
  let until = 0;
  let local: LocalTime = { date: '', weekday: 0, minuteOfDay: 0 };
  return (now, timeZone) => {
    if (timeZone === zone && now >= from && now < until) return local;
    const zoned = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    zone = timeZone;
    from = now - zoned.second * 1_000 - zoned.millisecond;
    until = from + MINUTE_MS;
    local = { date: zoned.toPlainDate().toString(), weekday: zoned.dayOfWeek, minuteOfDay: zoned.hour * 60 + zoned.minute };
    return local;
  };
}
