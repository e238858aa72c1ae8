import { type Batch, type EventLog, StorageFull } from '../store/log.ts';

/** Writes that a full disk turns away: everything can be read, and nothing is written until somebody makes room. */
export class Storage {
  private readonly log: EventLog;
  /** Called when a transaction was undone: what it changed in memory must be read again. */
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
   * Runs `work` in one transaction, twice where the space kept back for a full disk made it fit. null: the disk is full and nothing
   * was written.
   * @throws whatever else went wrong; then nobody knows what is stored
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
