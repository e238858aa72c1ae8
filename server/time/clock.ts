import { localTimes } from './local-times.ts';
import type { BranchTime, LocalTime } from '../kernel/words/context.ts';

/** Cancels a timer; harmless if it has already run. */
export type Cancel = () => void;

/** Longest that a branch is believed to have been closed, or its machine asleep; a clock further ahead is a wrong one until a person says otherwise. */
export const LONGEST_ABSENCE_MS = 45 * 24 * 60 * 60_000;

/** Whether the machine's clock is believed. */
export type ClockCondition =
  | { readonly state: 'trusted' }
  | {
      readonly state: 'jumped';
      /** By how much the machine's clock is ahead of business time now, milliseconds in whole seconds; negative: behind. */
      readonly byMs: number;
      /** Business time of the jump. */
      readonly since: number;
      /** A person said that the machine's clock is right: business time is on its way there. */
      readonly isAccepted: boolean;
    };

/** What the clock must know of the branch before it follows another clock. */
export interface ClockLimits {
  readonly isDayOpen: boolean;
  /** Epoch milliseconds of the last stored event. */
  readonly lastEventAt: number;
}

/** The source of time for everything outside the kernel, in epoch milliseconds. */
export interface Clock {
  /** Business time: it always moves, and runs backward only from `settle`. */
  now(): number;
  /** Runs `run` once when the clock reaches `epochMs`, or soon if that has passed. */
  at(epochMs: number, run: () => void): Cancel;
  /** This time in an IANA time zone. */
  local(now: number, timeZone: string): LocalTime;
  condition(): ClockCondition;
  /** Business time begins at the last event, if the machine's clock is behind it. To be called once, before anything is decided. */
  startAfter(lastEventAt: number): void;
  /** Ends a jump where that is safe. To be called regularly. */
  settle(limits: ClockLimits): void;
  /** A person says that the machine's clock is right. */
  accept(): void;
  /** The time a person last said to be right in this process, epoch milliseconds; null: nobody did. */
  acceptedAt(): number | null;
  /** By how much business time may be too far ahead, because it followed a jump lately and no person said so; milliseconds, from 0. */
  unconfirmedMs(): number;
}

/** The time now, as decisions and views get it. */
export function branchTime(clock: Clock, timeZone: string): BranchTime {
  const now = clock.now();
  const moment = { now, local: clock.local(now, timeZone) };
  const condition = clock.condition();
  if (condition.state === 'trusted') return { ...moment, wall: moment };
  const wallNow = now + condition.byMs;
  return { ...moment, wall: { now: wallNow, local: clock.local(wallNow, timeZone) } };
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** Time that moves only when told to, and is always trusted: for replays, simulations and tests. */
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

  condition(): ClockCondition {
    return { state: 'trusted' };
  }

  startAfter(lastEventAt: number): void {
    this.time = Math.max(this.time, lastEventAt);
  }

  settle(): void {}

  accept(): void {}

  acceptedAt(): number | null {
    return null;
  }

  unconfirmedMs(): number {
    return 0;
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
