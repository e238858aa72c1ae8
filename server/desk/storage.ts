import { type Batch, type EventLog, StorageFull } from '../store/log.ts';

/** Writes, and whether the disk is full: then everything can be read, and nothing is written until somebody makes room. */
export class Storage {
  private readonly log: EventLog;
  /** Called when a transaction was rolled back: the branch in memory must be folded again. */
  private readonly refold: () => void;
  private full = false;

  constructor(log: EventLog, refold: () => void) {
    this.log = log;
    this.refold = refold;
  }

  get isFull(): boolean {
    return this.full;
  }

  /**
   * Runs `work` in one transaction, and once more if releasing the space reserved for a full disk makes it fit. null: the disk is
   * full and nothing was written.
   * @throws every other error; then nobody knows what is stored
   */
  transact<T>(work: (batch: Batch) => T): T | null {
    if (this.full && !this.log.probeSpace()) return null;
    try {
      const done = this.log.transact(work);
      this.full = false;
      return done;
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      this.refold();
      if (!this.full && this.log.releaseReserve()) return this.transact(work);
      this.full = true;
      return null;
    }
  }
}
