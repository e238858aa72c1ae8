/** Least time between two updates of screens under load; people cannot notice it, and commands get the time. */
const PUBLISH_GAP_MS = 8;

/** Screens that are told together, at a rate of their own. */
export class Lane {
  private readonly publish: () => void;
  private readonly share: number;
  private waiting: NodeJS.Timeout | null = null;
  private notBefore = 0;

  /** `share`: publishing takes at most one part in `share` of the server's time. */
  constructor(share: number, publish: () => void) {
    this.share = share;
    this.publish = publish;
  }

  /** To be called after a commit: publishes at once when it is quiet, otherwise together with what follows within the gap. */
  tell(): void {
    if (this.waiting !== null) return;
    const wait = this.notBefore - performance.now();
    if (wait <= 0) this.run();
    else this.waiting = setTimeout(() => this.run(), wait);
  }

  /** Publishes now, whatever the rate. */
  run(): void {
    this.stop();
    const started = performance.now();
    this.publish();
    const ended = performance.now();
    this.notBefore = ended + Math.max(PUBLISH_GAP_MS, (ended - started) * (this.share - 1));
  }

  stop(): void {
    if (this.waiting !== null) clearTimeout(this.waiting);
    this.waiting = null;
  }
}
