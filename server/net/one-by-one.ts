import { setTimeout as pause } from 'node:timers/promises';

/**
 * Lets callers through one after the other, `everyMs` apart. Each waits from when the one before him was let through, not from when he came:
 * after a turn of the event loop that took long, all that were due meanwhile would go through together.
 */
export function oneByOne(everyMs: number): () => Promise<void> {
  let before = Promise.resolve();
  let lastAt = -Infinity;
  return () => {
    before = before.then(async () => {
      if (performance.now() - lastAt < everyMs) await pause(everyMs);
      lastAt = performance.now();
    });
    return before;
  };
}
