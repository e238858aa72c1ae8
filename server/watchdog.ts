import type { Logger } from 'pino';

/** systemd recommends half; a third leaves room for a feeding that got lost. */
const FEEDINGS_PER_INTERVAL = 3;

interface WatchdogParts {
  /** Unfed for so long, the service manager restarts the process. */
  readonly watchdogMs: number;
  /** Whether what the process cannot work without answers: the server's database, the agent's memory of what was printed. */
  readonly storeAnswers: () => boolean;
  readonly feed: () => void;
  readonly log: Logger;
}

/**
 * Feeds the watchdog while the process can do its work: after a turn of the event loop, behind whatever waits in it, and a look
 * at its store. A process that merely exists is not fed. Returns how to stop feeding.
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
