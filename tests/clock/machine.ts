import type { TimeSources } from '../../server/time/business-clock.ts';
import type { Cancel } from '../../server/time/clock.ts';

/** Turns of the event loop after each step: a sweep, its commit, its telling. */
const TURNS = 3;

/** A machine in hand: true time passes, and its clock shows that time plus whatever it is wrong by. */
export class Machine {
  /** True time, epoch ms. */
  truth: number;
  /** What the machine's clock is wrong by. */
  errorMs = 0;
  private readonly startedAt: number;
  private timers: { readonly at: number; readonly run: () => void }[] = [];

  constructor(truth: number, errorMs: number) {
    this.truth = truth;
    this.startedAt = truth;
    this.errorMs = errorMs;
  }

  readonly sources: TimeSources = {
    wall: () => Math.floor(this.truth + this.errorMs),
    monotonic: () => this.truth - this.startedAt,
    after: (delayMs, run) => this.after(delayMs, run),
  };

  /** A step longer than a second is a machine that is busy meanwhile: timers that were due run late, once. */
  async pass(ms: number, stepMs: number): Promise<void> {
    for (let left = ms; left > 0; left -= stepMs) {
      this.truth += Math.min(left, stepMs);
      const due = this.timers.filter(({ at }) => at <= this.truth);
      this.timers = this.timers.filter(({ at }) => at > this.truth);
      for (const { run } of due) run();
      await turns();
    }
  }

  private after(delayMs: number, run: () => void): Cancel {
    const timer = { at: this.truth + delayMs, run };
    this.timers.push(timer);
    return () => void (this.timers = this.timers.filter((one) => one !== timer));
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
}
