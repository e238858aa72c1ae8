import type { Logger } from 'pino';

/** systemd recommends half; a third leaves room for a lost feeding. */
const FEEDINGS_PER_INTERVAL = 3;

interface WatchdogParts {
  /** After this long without a feeding, the service manager restarts the process. */
  readonly watchdogMs: number;
  /** Whether the store that the process depends on answers: the server's database, or the agent's memory of what was printed. */
  readonly storeAnswers: () => boolean;
  readonly feed: () => void;
  readonly log: Logger;
}

/**
 * Feeds the watchdog while the process can do its work: after a turn of the event loop, behind everything that waits in it, and a
 * check of its store. It is not enough that the process exists. Returns a function that stops feeding.
 */
export function startWatchdog({ watchdogMs, storeAnswers, feed, log }: WatchdogParts): () => void {
  const timer = setInterval(() => {
    setImmediate(() => {
      if (answers(storeAnswers)) feed();
      else log.error('the store does not answer: the watchdog is not fed');
    });
  }, watchdogMs / FEEDINGS_PER_INTERVAL);
  return () => clearInterval(timer);
}

function answers(storeAnswers: () => boolean): boolean {
  try {
    return storeAnswers();
  } catch {
    return false;
  }
}
