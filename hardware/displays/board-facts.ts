import type { DeviceCounter } from '../../server/contract/device.ts';
import type { BoardFacts } from './board.ts';
import { ELSEWHERE_SHOWN } from './board.ts';

/** Only what the counter's public display says, and less if that may be outdated. */
export function boardFacts({ label, state, number, elsewhere }: DeviceCounter, isFresh: boolean): BoardFacts {
  if (!isFresh) return { state: 'offline', label };
  if (state === 'paused' || state === 'closed') return { state, label, elsewhere: elsewhere.slice(0, ELSEWHERE_SHOWN) };
  if (state !== 'calling') return { state, label };
  return number === null ? { state: 'offline', label } : { state, label, number };
}
