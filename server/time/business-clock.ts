import { type Cancel, type Clock, type ClockCondition, type ClockLimits, LONGEST_ABSENCE_MS } from './clock.ts';
import { localTimes } from './local-times.ts';

/** Most that business time and the machine's clock may differ by and be made equal again without a word. More is a jump. */
export const CLOCK_JUMP_MS = 2 * 60_000;
/** How much faster or slower business time runs meanwhile. A referral's minute is then at most about a second off. */
export const SLEW_RATE = 0.02;
/** Speed of business time on its way back to an earlier clock that a person accepted while the day is open. */
export const SLOWED_RATE = 0.9;
/** How long a jump must last, while no day is open, before business time follows it. A clock set wrong by hand is noticed sooner. */
export const FOLLOWED_AFTER_MS = 10 * 60_000;
/** How long a followed jump must have stood until data may be deleted by it. A day of work with a wrong clock is noticed. */
export const CONFIRMED_AFTER_MS = 24 * 60 * 60_000;
/** Longest that a timer waits before it asks the clock again, so that one for tonight follows a clock that was put right. */
const TIMER_LEG_MS = 60_000;

/** Where time comes from, so that a test can bring its own. */
export interface TimeSources {
  /** The machine's clock, epoch milliseconds. Anybody can set it, and a time server does. */
  readonly wall: () => number;
  /** Milliseconds that only grow, at the speed of time. On Linux they stand while the machine sleeps. */
  readonly monotonic: () => number;
  readonly after: (delayMs: number, run: () => void) => Cancel;
}

interface Jump {
  /** The machine's clock against the monotonic one: another value is another jump. */
  readonly offset: number;
  readonly since: number;
  readonly sinceMonotonic: number;
  isAccepted: boolean;
}

/**
 * Business time: measured by the monotonic clock, and only steered by the machine's own. After a jump of the machine's clock it goes on
 * as if nothing had happened, says so, and follows only where no harm can come of it: with no day open, or when a person said so.
 */
export class BusinessClock implements Clock {
  readonly local = localTimes();
  private readonly sources: TimeSources;
  private readonly changed: (condition: ClockCondition) => void;
  /** Business time at `mark`, with fractions. */
  private time: number;
  private mark: number;
  private jump: Jump | null = null;
  private accepted: number | null = null;
  /** The last jump, or the long absence, that was followed without a person. */
  private followed = { byMs: 0, atMonotonic: 0 };

  /** `changed` is called at each jump, when one is accepted, and when the clocks agree again. */
  constructor(sources: TimeSources, changed: (condition: ClockCondition) => void) {
    this.sources = sources;
    this.changed = changed;
    this.time = sources.wall();
    this.mark = sources.monotonic();
  }

  now(): number {
    this.look();
    return Math.floor(this.time);
  }

  at(epochMs: number, run: () => void): Cancel {
    let cancel: Cancel = () => {};
    const wait = (): void => {
      const remaining = Math.max(0, epochMs - this.now());
      cancel = remaining > TIMER_LEG_MS ? this.sources.after(TIMER_LEG_MS, wait) : this.sources.after(remaining, run);
    };
    wait();
    return () => cancel();
  }

  condition(): ClockCondition {
    this.look();
    const { jump } = this;
    if (jump === null) return { state: 'trusted' };
    const byMs = Math.round((this.sources.wall() - this.time) / 1_000) * 1_000;
    return { state: 'jumped', byMs, since: jump.since, isAccepted: jump.isAccepted };
  }

  startAfter(lastEventAt: number): void {
    this.look();
    if (lastEventAt <= this.time) return;
    this.time = lastEventAt;
    this.look();
    if (this.accepted !== null) this.accept();
  }

  /** Never before the last event of its own accord; back to before it only because a person said so. */
  settle({ isDayOpen, lastEventAt }: ClockLimits): void {
    this.look();
    const { jump } = this;
    if (jump === null || isDayOpen) return;
    const wall = this.sources.wall();
    const lasted = this.mark - jump.sinceMonotonic >= FOLLOWED_AFTER_MS;
    const isNear = Math.abs(wall - this.time) <= LONGEST_ABSENCE_MS && wall >= lastEventAt;
    if (jump.isAccepted) return this.follow(wall);
    if (!lasted || !isNear) return;
    this.followed = { byMs: Math.max(0, this.unconfirmedMs() + wall - this.time), atMonotonic: this.mark };
    this.follow(wall);
  }

  accept(): void {
    this.look();
    const wall = this.sources.wall();
    this.accepted = wall;
    this.followed = { byMs: 0, atMonotonic: this.mark };
    if (this.jump === null) return;
    if (wall >= this.time) return this.follow(wall);
    this.jump.isAccepted = true;
    this.changed(this.condition());
  }

  acceptedAt(): number | null {
    return this.accepted;
  }

  unconfirmedMs(): number {
    this.look();
    return this.mark - this.followed.atMonotonic < CONFIRMED_AFTER_MS ? this.followed.byMs : 0;
  }

  /** This start lies so far after the last event: that much of it confirms itself by a day of running, or by a person. */
  leaveUnconfirmed(absentMs: number): void {
    this.followed = { byMs: absentMs, atMonotonic: this.sources.monotonic() };
  }

  private follow(wall: number): void {
    this.time = wall;
    this.jump = null;
    this.changed(this.condition());
  }

  /** Brings business time up to now, and compares the clocks. */
  private look(): void {
    const monotonic = this.sources.monotonic();
    const wall = this.sources.wall();
    const elapsed = Math.max(0, monotonic - this.mark);
    this.mark = monotonic;
    const difference = wall - this.time - elapsed;
    if (this.jump === null && Math.abs(difference) <= CLOCK_JUMP_MS) {
      this.time += elapsed + Math.sign(difference) * Math.min(Math.abs(difference), elapsed * SLEW_RATE);
      return;
    }
    const isGoingBack = this.jump?.isAccepted === true && difference < 0;
    this.time += isGoingBack ? Math.max(elapsed * SLOWED_RATE, elapsed + difference) : elapsed;
    this.judge(wall, monotonic);
  }

  private judge(wall: number, monotonic: number): void {
    const { jump } = this;
    const offset = wall - monotonic;
    const isOver = Math.abs(wall - this.time) <= CLOCK_JUMP_MS;
    if (jump !== null && !isOver && Math.abs(offset - jump.offset) <= CLOCK_JUMP_MS) return;
    this.jump = isOver ? null : { offset, since: Math.floor(this.time), sinceMonotonic: monotonic, isAccepted: false };
    this.changed(this.condition());
  }
}

/** This machine's. */
export function systemSources(): TimeSources {
  return {
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
  };
}
