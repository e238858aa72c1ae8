import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Limits } from './edge.ts';

/** Limits how often callers may ask. Kept in memory: a restart resets the counts. */
export interface Gate {
  /** False: this caller has asked too often. `caller`: the room of a socket or a token. */
  mayAsk(caller: string): Promise<boolean>;
  /**
   * Counts a failed sign-in; false: this address has failed too often. A valid token is never refused because of others'
   * failures: guessing 256 bits is hopeless, and nobody may lock a counter out from a kiosk.
   */
  mayFail(address: string): Promise<boolean>;
  /** Counts a try at a pairing code; false: this address has tried too often. Others are not slowed down by it. */
  mayPair(address: string): Promise<boolean>;
}

/** Tries within the life of a code: a technician mistypes one or two, a guesser would need millions. */
export const PAIRING_TRIES_PER_ADDRESS_MAX = 20;
const PAIRING_WINDOW_S = 600;

export function gate(limits: Limits): Gate {
  const requests = new RateLimiterMemory({ points: limits.requestsPerSecond, duration: 1 });
  const failures = new RateLimiterMemory({ points: limits.failedSignInsPerMinute, duration: 60 });
  const pairing = new RateLimiterMemory({ points: PAIRING_TRIES_PER_ADDRESS_MAX, duration: PAIRING_WINDOW_S });
  return {
    mayAsk: (caller) => passes(requests, caller),
    mayFail: (address) => passes(failures, address),
    mayPair: (address) => passes(pairing, address),
  };
}

async function passes(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
