import type { LobbyCounter } from '../lobby-sheet.ts';
import type { LobbyTextKey } from '../texts-zh.ts';

export interface RankedCounter {
  readonly counter: LobbyCounter;
  /** Why this counter cannot receive the customer, fairness aside; null: it can. */
  readonly why: LobbyTextKey | null;
}

const SOON: Readonly<Record<LobbyCounter['state'], number>> = { idle: 0, serving: 1, calling: 2, paused: 3, closed: 4 };

/** Counters for a service (null: not chosen yet, any): those that offer it, soonest free first. The one that has served longest is likely to be free next. */
export function rankedCounters(counters: readonly LobbyCounter[], serviceId: string | null): readonly RankedCounter[] {
  return counters
    .map((counter) => ({ counter, why: whyNot(counter, serviceId) }))
    .sort((one, other) => {
      const able = Number(one.why !== null) - Number(other.why !== null);
      return able || SOON[one.counter.state] - SOON[other.counter.state] || one.counter.since - other.counter.since;
    });
}

function whyNot(counter: LobbyCounter, serviceId: string | null): LobbyTextKey | null {
  if (counter.state === 'closed') return 'arrangeClosed';
  if (serviceId !== null && !counter.serviceIds.includes(serviceId)) return 'arrangeNotHere';
  return counter.direct === null ? null : 'arrangeArmed';
}
