import type { Hall } from '../state/branch.ts';
import type { Load } from '../state/support.ts';

/** Number of people waiting, and of counters that call and serve. */
export function loadOf({ waitingCount, counters }: Hall): Load {
  let waiting = 0;
  for (const count of waitingCount.values()) waiting += count;
  let open = 0;
  for (const { state } of counters.values()) if (state !== 'closed' && state !== 'paused') open += 1;
  return { waiting, open };
}

/** Without an open counter the measure is that for one: two dozen people before closed counters are a crowd, two are not. */
export function isCrowded({ waiting, open }: Load, waitingPerCounter: number): boolean {
  return waiting >= waitingPerCounter * Math.max(1, open);
}
