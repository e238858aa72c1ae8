import type { Cancel, Clock } from '../time/clock.ts';

/** Interval at which the desk checks what time alone has caused: opening hours, expiries. */
export const SWEEP_INTERVAL_MS = 1_000;

/** Tells the desk when to check: at the start, and every SWEEP_INTERVAL_MS. */
export class SweepTimer {
  private readonly clock: Clock;
  private readonly commit: () => void;
  private due = false;
  private cancel: Cancel = () => {};

  constructor(clock: Clock, commit: () => void) {
    this.clock = clock;
    this.commit = commit;
    this.sweep();
  }

  /** Whether the interval has passed since the last commit that checked. A failed commit does not count. */
  get isDue(): boolean {
    return this.due;
  }

  done(): void {
    this.due = false;
  }

  stop(): void {
    this.cancel();
  }

  private sweep(): void {
    this.due = true;
    setImmediate(() => this.commit());
    this.cancel = this.clock.at(this.clock.now() + SWEEP_INTERVAL_MS, () => this.sweep());
  }
}
