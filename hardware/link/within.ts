import type { Clock } from '../clock.ts';

/** Runs `start` and waits for its callback, but no longer than the deadline; `late` is then the answer. A throw is `late` as well. */
export function within<T>(clock: Clock, deadlineMs: number, late: T, start: (settle: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.after(deadlineMs, () => {
      resolve(late);
    });
    const settle = (value: T): void => {
      cancel();
      resolve(value);
    };
    try {
      start(settle);
    } catch {
      // Bindings throw where the device vanished between two calls; to the caller that is the same as no answer.
      settle(late);
    }
  });
}
