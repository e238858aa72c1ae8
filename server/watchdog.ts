import type { Logger } from 'pino';

/** systemd recommends half; a third leaves room for a feeding that got lost. */
const FEEDINGS_PER_INTERVAL = 3;

export interface WatchdogParts {
  /** Unfed for so long, the service manager restarts the server. */
  readonly watchdogMs: number;
  /** Whether a read from the database works. */
  readonly databaseReads: () => boolean;
  readonly feed: () => void;
  readonly log: Logger;
}

/**
 * Feeds the watchdog while the branch can be served: after a turn of the event loop, behind whatever waits in it, and a read
 * from the database. A server that merely exists is not fed. Returns how to stop feeding.
 */
export function startWatchdog({ watchdogMs, databaseReads, feed, log }: WatchdogParts): () => void {
  const timer = setInterval(() => {
    setImmediate(() => {
      if (reads(databaseReads)) feed();
      else log.error('the database does not answer: the watchdog is not fed');
    });
  }, watchdogMs / FEEDINGS_PER_INTERVAL);
  return () => clearInterval(timer);
}

function reads(databaseReads: () => boolean): boolean {
  try {
    return databaseReads();
  } catch {
    return false;
  }
}
