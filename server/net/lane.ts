/** Under load screens follow at most so often; people cannot tell, and the time goes into commands. */
const PUBLISH_GAP_MS = 8;

/** Screens that are told together, at a pace of their own. */
export class Lane {
  private readonly publish: () => void;
  private readonly share: number;
  private waiting: NodeJS.Timeout | null = null;
  private notBefore = 0;

  /** `share`: publishing takes at most one part in so many of the server's time. */
  constructor(share: number, publish: () => void) {
    this.share = share;
    this.publish = publish;
  }

  /** Something was stored: at once when it is quiet, otherwise together with what follows within the gap. */
  tell(): void {
    if (this.waiting !== null) return;
    const wait = this.notBefore - performance.now();
    if (wait <= 0) this.run();
    else this.waiting = setTimeout(() => this.run(), wait);
  }

  /** Now, whatever the pace. */
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
