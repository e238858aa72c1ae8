import type { Clock } from '../clock.ts';

/** Runs `start` and waits for its callback, at most until the deadline; then, or on a throw, the result is `late`. */
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
      // Bindings throw if the device disappeared between two calls; for the caller that is the same as no answer.
      settle(late);
    }
  });
}
