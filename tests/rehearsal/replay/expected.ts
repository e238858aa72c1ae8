import type { Caller } from './trace.ts';

/** What must become of a caller. Times in ms since local midnight. */
export type Expected =
  | { readonly outcome: 'served'; readonly calledAt: number; readonly closedAt: number }
  | { readonly outcome: 'no-show'; readonly calledAt: number }
  | { readonly outcome: 'cancelled'; readonly closedAt: number };

/**
 * First come, first served at `counters` equal counters, worked out from the trace alone by the recursion of Kiefer and
 * Wolfowitz: each caller in turn gets the counter that is free first. It knows nothing of tickets, events or sockets, so
 * the server must agree with it to the millisecond. Who gives up in the very second a counter is free, is gone.
 */
export function expectedDay(callers: readonly Caller[], counters: number): readonly Expected[] {
  const freeAt = new Array<number>(counters).fill(0);
  return callers.map(({ arrivedMs, fate }) => {
    const first = freeAt.indexOf(Math.min(...freeAt));
    const calledAt = Math.max(arrivedMs, freeAt[first] ?? 0);
    switch (fate.kind) {
      case 'served': {
        const closedAt = calledAt + fate.serviceMs;
        freeAt[first] = closedAt;
        return { outcome: 'served', calledAt, closedAt };
      }
      case 'gave-up': {
        const givesUpAt = arrivedMs + fate.afterMs;
        return calledAt < givesUpAt ? { outcome: 'no-show', calledAt } : { outcome: 'cancelled', closedAt: givesUpAt };
      }
      default:
        return fate satisfies never;
    }
  });
}
