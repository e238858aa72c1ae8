import type { Cancel, Clock } from '../clock.ts';

/** How often time itself is asked what is due: opening hours, expiries. */
export const SWEEP_INTERVAL_MS = 1_000;

/** Says when the desk must ask what time itself has brought about: at the start, and every SWEEP_INTERVAL_MS. */
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

  /** Since the last commit that asked. A commit that failed asks again. */
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
