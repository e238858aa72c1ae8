import fc from 'fast-check';
import type { Tier } from '../../../server/kernel/configuration/standing.ts';
import type { Arrival } from '../queue-run.ts';

const MINUTE_MS = 60_000;
export const TIER_HEAD_STARTS: Readonly<Record<Tier, number>> = { none: 0, gold: 1, platinum: 2, 'purple-gold': 3 };

export interface Scene {
  readonly h: number;
  readonly cap: number;
  readonly arrivals: readonly Arrival[];
  readonly counters: Readonly<Record<string, readonly string[]>>;
}

const arrival = fc.record({
  gap: fc.nat(4 * MINUTE_MS),
  tier: fc.constantFrom<Tier>('none', 'none', 'none', 'gold', 'platinum', 'purple-gold'),
  serviceId: fc.constantFrom('cash', 'transfer'),
  serviceMs: fc.integer({ min: 1_000, max: 12 * MINUTE_MS }),
});

function inTurn(gaps: readonly { gap: number; tier: Tier; serviceId: string; serviceMs: number }[], oneService: boolean): Arrival[] {
  let atMs = 0;
  return gaps.map(({ gap, tier, serviceId, serviceMs }) => {
    atMs += gap;
    return { atMs, tier, serviceId: oneService ? 'cash' : serviceId, serviceMs };
  });
}

const POOLS: readonly Scene['counters'][] = [
  { c1: ['cash', 'transfer'] },
  { c1: ['cash'], c2: ['cash', 'transfer'] },
  { c1: ['cash'], c2: ['transfer'], c3: ['cash', 'transfer'] },
];

export const scene = fc
  .record({
    gaps: fc.array(arrival, { minLength: 4, maxLength: 40, size: 'max' }),
    h: fc.integer({ min: 0, max: 20 * MINUTE_MS }),
    cap: fc.nat(4),
    pool: fc.nat(POOLS.length - 1),
  })
  .map(({ gaps, h, cap, pool }): Scene => ({ h, cap, arrivals: inTurn(gaps, false), counters: POOLS[pool] ?? {} }));

/** All counters alike, one service: where the sentences about position and waiting are made. */
export const onePool = fc
  .record({
    gaps: fc.array(arrival, { minLength: 4, maxLength: 40, size: 'max' }),
    h: fc.integer({ min: 0, max: 20 * MINUTE_MS }),
    cap: fc.nat(4),
    size: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ gaps, h, cap, size }): Scene => {
    const counters = Object.fromEntries(Array.from({ length: size }, (_, index) => [`c${index + 1}`, ['cash']]));
    return { h, cap, arrivals: inTurn(gaps, true), counters };
  });
