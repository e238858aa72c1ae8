import type { FairnessMeter, PolicyFacts } from '../../server/contract/priority.ts';

/** The customer a direct service is for: a waiting ticket, or somebody without one, who would come last. */
export interface Guest {
  /** Issue number; null: no ticket yet. */
  readonly n: number | null;
  /** Since when the customer waits, epoch ms; null: has just come. */
  readonly since: number | null;
}

export interface Foresight {
  /** Why the server would refuse it for anybody without a need; null: it would not. */
  readonly refusal: 'cap' | 'window' | null;
  /** Waiting customers whom it would bring to the cap. */
  readonly reachingCap: number;
}

/** What arming would come to, before anybody commits to it; the server decides again. */
export function foresee(meter: FairnessMeter, policy: PolicyFacts, guest: Guest, now: number): Foresight {
  const before = (n: number): boolean => guest.n === null || n < guest.n;
  const reachingCap = guest.n === null ? meter.nearCap : meter.nearCapFirst.filter(before).length;
  const atWall = meter.wall !== null && before(meter.wall);
  const oldestMs = meter.oldestSince === null ? 0 : (guest.since ?? now) - meter.oldestSince;
  const beyondWindow = policy.windowMs !== null && oldestMs >= policy.windowMs;
  return { refusal: atWall ? 'cap' : beyondWindow ? 'window' : null, reachingCap };
}
