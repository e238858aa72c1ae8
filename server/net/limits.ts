import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Subject } from './subjects/subject.ts';

/** How much one caller may ask of the server. A replay or a benchmark raises these; people do not come near them. */
export interface Limits {
  /** Of one device or integration, whatever it holds open: a token counts, not a socket. */
  readonly requestsPerSecond: number;
  /** Of one person or screen of the hall. */
  readonly screenRequestsPerSecond: number;
  /**
   * Frames of one connection in one turn of the event loop, during which everybody else waits, a large one counted by the kilobyte; an agent
   * that returns reports all its jobs at once.
   */
  readonly framesAtOnce: number;
  /** What one address sends without a token: a page opens with some twenty files; a request to the API and a sign-in weigh more. */
  readonly unsignedPerSecond: number;
  /** Sockets that one address opens anew. A branch's screens have an address each; behind a proxy they share one, and all return within seconds. */
  readonly socketsPerSecond: number;
  /** TLS handshakes that one address begins: each costs a signature, and nothing has been counted against it yet. */
  readonly handshakesPerSecond: number;
  readonly connectionsPerAddress: number;
  readonly connections: number;
  /** Unanswered requests of one screen. */
  readonly screenInFlight: number;
  /** An agent that returns after an outage reports every job of all its printers at once. */
  readonly deviceInFlight: number;
  readonly failedSignInsPerMinute: number;
}

const DEFAULT_LIMITS: Limits = {
  requestsPerSecond: 500,
  screenRequestsPerSecond: 100,
  framesAtOnce: 500,
  unsignedPerSecond: 300,
  socketsPerSecond: 30,
  handshakesPerSecond: 60,
  connectionsPerAddress: 400,
  connections: 2_000,
  screenInFlight: 32,
  deviceInFlight: 400,
  failedSignInsPerMinute: 30,
};

/** The limits with this many requests a second for everybody, as a replay or a benchmark on one machine needs them; null: as they are. */
export function limitsWith(requestsPerSecond: number | null): Limits {
  if (requestsPerSecond === null) return DEFAULT_LIMITS;
  const { connections, screenInFlight, deviceInFlight, failedSignInsPerMinute } = DEFAULT_LIMITS;
  return {
    requestsPerSecond,
    screenRequestsPerSecond: requestsPerSecond,
    framesAtOnce: requestsPerSecond,
    unsignedPerSecond: requestsPerSecond,
    socketsPerSecond: requestsPerSecond,
    handshakesPerSecond: requestsPerSecond,
    connectionsPerAddress: connections,
    connections,
    screenInFlight,
    deviceInFlight,
    failedSignInsPerMinute,
  };
}

/** Limits how often callers may ask. Kept in memory: a restart resets the counts. */
export interface Gate {
  /** False: this token has asked too often, over however many sockets and requests. */
  readonly mayAsk: (token: string, audience: Subject['audience']) => Promise<boolean>;
  /** Counts frames of a signed-in socket; false: so many more than it may ask that nobody reads the refusals. */
  readonly maySendFrames: (token: string, count: number) => Promise<boolean>;
  /** A bearer was cut for a flood of frames from this address. */
  readonly keepOut: (token: string, address: string) => void;
  /** False: it was cut a moment ago. At another address the same token signs in: a copy that floods costs its owner nothing. */
  readonly mayReturn: (token: string, address: string) => Promise<boolean>;
  /** Counts what an address sends without a token; false: too much. */
  readonly maySend: (address: string, weight: number) => Promise<boolean>;
  /** Counts a new socket; false: this address, or this known workstation, opens too many. */
  readonly mayOpenSocket: (caller: string) => Promise<boolean>;
  /** Counts a TLS handshake that begins; false: this address begins too many. */
  readonly mayShakeHands: (address: string) => Promise<boolean>;
  /**
   * Counts a failed sign-in; false: this address has failed too often. A valid token is never refused because of others'
   * failures: guessing 256 bits is hopeless, and nobody may lock a counter out from a kiosk.
   */
  readonly mayFail: (address: string) => Promise<boolean>;
  /** Counts a try at a pairing code; false: this address has tried too often. Others are not slowed down by it. */
  readonly mayPair: (address: string) => Promise<boolean>;
}

/** Tries within the life of a code: a technician mistypes one or two, a guesser would need millions. */
export const PAIRING_TRIES_PER_ADDRESS_MAX = 20;
const PAIRING_WINDOW_S = 600;

/** A request to the API, or a sign-in, in files of a page. */
export const WEIGHT_OF_ASKING = 10;
/** How long a bearer that was cut for a flood does not sign in again at its address. Nobody else there notices. */
export const KEPT_OUT_S = 5;
/** A device at its limit answers pings too, and hears of refusals before it is cut. */
const FRAMES_PER_REQUEST = 2;

export function gate(limits: Limits): Gate {
  const requests = new RateLimiterMemory({ points: limits.requestsPerSecond, duration: 1 });
  const screens = new RateLimiterMemory({ points: limits.screenRequestsPerSecond, duration: 1 });
  const frames = new RateLimiterMemory({ points: limits.requestsPerSecond * FRAMES_PER_REQUEST, duration: 1 });
  const keptOut = new RateLimiterMemory({ points: 1, duration: KEPT_OUT_S });
  const unsigned = new RateLimiterMemory({ points: limits.unsignedPerSecond, duration: 1 });
  const sockets = new RateLimiterMemory({ points: limits.socketsPerSecond, duration: 1 });
  const handshakes = new RateLimiterMemory({ points: limits.handshakesPerSecond, duration: 1 });
  const failures = new RateLimiterMemory({ points: limits.failedSignInsPerMinute, duration: 60 });
  const pairing = new RateLimiterMemory({ points: PAIRING_TRIES_PER_ADDRESS_MAX, duration: PAIRING_WINDOW_S });
  return {
    mayAsk: (token, audience) => passes(audience === 'device' || audience === 'operator' ? requests : screens, token, 1),
    maySendFrames: (token, count) => passes(frames, token, count),
    keepOut: (token, address) => void keptOut.block(`${token} ${address}`, KEPT_OUT_S),
    mayReturn: async (token, address) => (await keptOut.get(`${token} ${address}`)) === null,
    maySend: (address, weight) => passes(unsigned, address, weight),
    mayOpenSocket: (caller) => passes(sockets, caller, 1),
    mayShakeHands: (address) => passes(handshakes, address, 1),
    mayFail: (address) => passes(failures, address, 1),
    mayPair: (address) => passes(pairing, address, 1),
  };
}

async function passes(limiter: RateLimiterMemory, key: string, points: number): Promise<boolean> {
  try {
    await limiter.consume(key, points);
    return true;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false;
    throw refused;
  }
}
