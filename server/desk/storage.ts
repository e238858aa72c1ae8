import type { Batch, EventLog } from '../store/log.ts';
import { type StorageTrouble, StorageUnavailable } from '../store/unavailable.ts';

/** Writes, and why it cannot: then everything can be read, and nothing is written until the trouble is over. */
export class Storage {
  private readonly log: EventLog;
  /** Called when a transaction was rolled back: the branch in memory must be folded again. */
  private readonly refold: () => void;
  private present: StorageTrouble | null = null;

  constructor(log: EventLog, refold: () => void) {
    this.log = log;
    this.refold = refold;
  }

  /** null: everything can be written. */
  get trouble(): StorageTrouble | null {
    return this.present;
  }

  /**
   * Runs `work` in one transaction, and once more if releasing the space reserved for a full disk makes it fit. null: nothing was
   * written, and `trouble` says why.
   * @throws every other error; then nobody knows what is stored
   */
  transact<T>(work: (batch: Batch) => T): T | null {
    if (this.present !== null && !this.log.isWritable(this.present)) return null;
    try {
      const done = this.log.transact(work);
      this.present = null;
      return done;
    } catch (error) {
      if (!(error instanceof StorageUnavailable)) throw error;
      this.refold();
      if (error.trouble === 'full' && this.present !== 'full' && this.log.releaseReserve()) return this.transact(work);
      this.present = error.trouble;
      return null;
    }
  }
}
