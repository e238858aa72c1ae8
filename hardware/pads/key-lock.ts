/** As on the teller's screen: the same key again within this time is the same press, held or bouncing. */
export const SAME_KEY_LOCK_MS = 600;

/** Tells one press from its bounces and repeats. */
export class KeyLock {
  readonly #heardAt = new Map<string, number>();

  /** Whether this is a new press. A key held down for minutes is one press. @param now monotonic ms */
  isPress(key: string, now: number): boolean {
    const last = this.#heardAt.get(key) ?? Number.NEGATIVE_INFINITY;
    this.#heardAt.set(key, now);
    return now - last >= SAME_KEY_LOCK_MS;
  }
}
