const MINUTE_MS = 60_000;
/** Tries before anybody waits: fingers slip. */
export const FREE_TRIES = 5;
/** How long after a failure beyond FREE_TRIES the next try may come. Five at once and four within the hour: at most ten guesses an hour (P16). */
const DELAYS_MS: readonly number[] = [1, 3, 9, 27, 60].map((minutes) => minutes * MINUTE_MS);
/** Failures of a person and device within an hour, whatever succeeded in between: a colleague's guesses are not forgiven by the person's own sign-in. */
export const GUESSES_PER_HOUR_MAX = 10;
/** A person and device without a failure for this long begin anew. */
const FORGOTTEN_AFTER_MS = 24 * 60 * MINUTE_MS;
/** Pairs of person and device that are remembered; a device that fills this alone has been slowed down long before. */
const REMEMBERED_MAX = 20_000;
/** Failures of one device within an hour, whoever they name: more than any day of a branch has. */
export const DEVICE_FAILURES_MAX = 60;
const HOUR_MS = 60 * MINUTE_MS;

interface Failures {
  /** Since the last success. */
  count: number;
  readonly lastAt: number;
  /** All of the last hour, oldest first. */
  readonly hour: readonly number[];
}

/**
 * Slows down who guesses: by person and device, so that nobody can be locked out from a kiosk or from another device. Kept in memory,
 * by a clock that never jumps. Numbers that belong to nobody are counted like all others, so that the wait reveals nothing.
 */
export class GuessDelays {
  private readonly failures = new Map<string, Failures>();
  private readonly ofDevice = new Map<string, readonly number[]>();

  /**
   * Counts a try as failed before its hash is made: guesses at the same moment are counted too. Returns ms to wait, and counts nothing then;
   * 0: it may be tried.
   */
  begin(staffNumber: string, deviceId: string, nowMs: number): number {
    const key = keyOf(staffNumber, deviceId);
    const known = this.known(key, nowMs);
    const ofDevice = within(this.ofDevice.get(deviceId) ?? [], nowMs);
    const waitMs = Math.max(
      waitOf(known, nowMs),
      fullFor(known.hour, GUESSES_PER_HOUR_MAX, nowMs),
      fullFor(ofDevice, DEVICE_FAILURES_MAX, nowMs),
    );
    if (waitMs > 0) return waitMs;
    this.failures.delete(key);
    this.failures.set(key, { count: known.count + 1, lastAt: nowMs, hour: [...known.hour, nowMs] });
    this.ofDevice.set(deviceId, [...ofDevice, nowMs]);
    const [oldest] = this.failures.keys();
    if (this.failures.size > REMEMBERED_MAX && oldest !== undefined) this.failures.delete(oldest);
    return 0;
  }

  /** It was the right secret. */
  succeed(staffNumber: string, deviceId: string): void {
    this.takeBackLast(staffNumber, deviceId, 0);
  }

  /** The try did not take place: nothing was learned by it. */
  takeBack(staffNumber: string, deviceId: string): void {
    this.takeBackLast(staffNumber, deviceId, null);
  }

  /** count null: one less than it is. */
  private takeBackLast(staffNumber: string, deviceId: string, count: number | null): void {
    const key = keyOf(staffNumber, deviceId);
    const known = this.failures.get(key);
    if (known !== undefined) this.failures.set(key, { ...known, count: count ?? known.count - 1, hour: known.hour.slice(0, -1) });
    this.ofDevice.set(deviceId, (this.ofDevice.get(deviceId) ?? []).slice(0, -1));
  }

  private known(key: string, nowMs: number): Failures {
    const known = this.failures.get(key);
    if (known === undefined || nowMs - known.lastAt > FORGOTTEN_AFTER_MS) return { count: 0, lastAt: nowMs, hour: [] };
    return { ...known, hour: within(known.hour, nowMs) };
  }
}

function waitOf({ count, lastAt }: Failures, nowMs: number): number {
  if (count < FREE_TRIES) return 0;
  const delayMs = DELAYS_MS[Math.min(count - FREE_TRIES, DELAYS_MS.length - 1)] ?? 0;
  return lastAt + delayMs - nowMs;
}

/** Ms until there are fewer than `most` within an hour. */
function fullFor(times: readonly number[], most: number, nowMs: number): number {
  return times.length < most ? 0 : (times[times.length - most] ?? nowMs) + HOUR_MS - nowMs;
}

function within(times: readonly number[], nowMs: number): readonly number[] {
  return times.filter((at) => nowMs - at < HOUR_MS);
}

function keyOf(staffNumber: string, deviceId: string): string {
  return JSON.stringify([staffNumber, deviceId]);
}
