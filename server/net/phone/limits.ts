import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { hash } from 'node:crypto';

/** What phones, and whoever else is on the guests' network, may ask of this listener. */
export interface PhoneLimits {
  /** Open streams of all phones together; beyond it a page asks every few seconds instead. */
  readonly streams: number;
  /** Open streams of one ticket: a family of phones, and a page that was just loaded again. */
  readonly streamsPerTicket: number;
  /** Requests of one address in RATE_WINDOW_SECONDS. A page that cannot stream asks every five seconds. */
  readonly requestsPerWindow: number;
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** A stream whose reader leaves so much unread is cut, bytes. A view is about one KB. */
  readonly backlogBytes: number;
  /** A stream ends after this and its page opens another: nothing stays open for a phone that went home. */
  readonly streamLifeMs: number;
}

export const PHONE_LIMITS: PhoneLimits = {
  streams: 400,
  streamsPerTicket: 4,
  requestsPerWindow: 60,
  connections: 1_000,
  connectionsPerAddress: 50,
  backlogBytes: 16 * 1_024,
  streamLifeMs: 30 * 60_000,
};

export const RATE_WINDOW_SECONDS = 10;
/** Request line and headers together; the address on a slip has at most 160 characters. */
export const HEADER_MAX_BYTES = 8 * 1_024;
/** Silent callers are dropped after this. */
export const REQUEST_TIMEOUT_MS = 10_000;
export const KEEP_ALIVE_MS = 10_000;

/** Addresses are counted in so many buckets, so that a guest with a million IPv6 addresses fills no memory. */
const ADDRESS_BUCKETS = 4_096;

export interface PhoneGate {
  /** False when this address has asked too often. */
  readonly mayAsk: (address: string) => Promise<boolean>;
}

/** `salt` keeps anybody from choosing an address that shares somebody else's bucket. */
export function phoneGate(limits: PhoneLimits, salt: string): PhoneGate {
  const requests = new RateLimiterMemory({ points: limits.requestsPerWindow, duration: RATE_WINDOW_SECONDS });
  return {
    mayAsk: async (address) => {
      try {
        await requests.consume(bucketOf(address, salt));
        return true;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false;
        throw refused;
      }
    },
  };
}

function bucketOf(address: string, salt: string): number {
  return hash('sha256', salt + address, 'buffer').readUInt16BE(0) % ADDRESS_BUCKETS;
}
