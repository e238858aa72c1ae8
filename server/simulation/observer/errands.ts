import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';

/** What an observer takes numbers for: to hold slips side by side, or to look at the pages behind them. */
export type ErrandKind = 'slip' | 'phone';

/** One place in an observer's plan: a line in which he holds one number after the other, until he has taken all. */
export interface Errand {
  readonly kind: ErrandKind;
  readonly serviceId: string;
  /** When he takes the first, ms after opening. */
  readonly from: number;
}

const MINUTE_MS = 60_000;
/** Before the late morning, when most wait. */
const FROM_MS = 80 * MINUTE_MS;
/** One number is taken a minute after the other: often nobody comes between them, as their slips show. */
const NEXT_MS = 60_000;
/** With no more than this before him he learns little, and comes again later. */
const FEW_AHEAD = 1;
const AGAIN_SOON_MS = MINUTE_MS;
const AGAIN_LATER_MS = 12 * MINUTE_MS;
/** What an observer asks when he is called. */
export const OBSERVER_SERVICE_MS = 30_000;

/** Slips: a pair in the line that is served at most counters. Pages: one in each of the two busiest lines. */
export function errandsOf({ services, counters }: BranchConfiguration): readonly Errand[] {
  const lines = services
    .map(({ id }) => ({ id, counters: counters.filter(({ serviceIds }) => serviceIds.includes(id)).length }))
    .filter((line) => line.counters > 0)
    .sort((one, other) => other.counters - one.counters)
    .map(({ id }) => id);
  const [busiest = '', second = busiest] = lines;
  return [
    { kind: 'slip', serviceId: busiest, from: FROM_MS },
    { kind: 'slip', serviceId: busiest, from: FROM_MS + NEXT_MS },
    { kind: 'phone', serviceId: busiest, from: FROM_MS + 2 * NEXT_MS },
    { kind: 'phone', serviceId: second, from: FROM_MS + 3 * NEXT_MS },
  ];
}

/** How long after his number was called he takes the next one. */
export function comesAgainAfterMs(ahead: number): number {
  return ahead <= FEW_AHEAD ? AGAIN_LATER_MS : AGAIN_SOON_MS;
}
