import { hash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How much phones, and anything else on the customers' network, may ask of this listener. */
export interface PhoneLimits {
  /** Open streams of all phones together; beyond it, a page asks every few seconds instead. */
  readonly streams: number;
  /** Open streams of one ticket: several phones of a family, and a page that was just reloaded. */
  readonly streamsPerTicket: number;
  /** Requests of one address in RATE_WINDOW_SECONDS. A page without a stream asks every five seconds. */
  readonly requestsPerWindow: number;
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** Unread bytes after which a stream is cut. A view is about one KB. */
  readonly backlogBytes: number;
  /** A stream ends after this time and its page opens another: nothing stays open for a phone that went home. */
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
/** Callers that send nothing for this long are dropped. */
export const REQUEST_TIMEOUT_MS = 10_000;
export const KEEP_ALIVE_MS = 10_000;

/** Number of buckets in which addresses are counted, so that a phone with a million IPv6 addresses cannot fill the memory. */
const ADDRESS_BUCKETS = 4_096;

export interface PhoneGate {
  /** False: this address has asked too often. */
  readonly mayAsk: (address: string) => Promise<boolean>;
}

/** `salt` makes buckets unpredictable, so that nobody can choose an address in another one's bucket. */
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
