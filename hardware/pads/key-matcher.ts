/** A byte pattern with a meaning on a bus. No pattern is the beginning of another: the configuration is checked for that. */
export interface KeyPattern<Meaning> {
  readonly bytes: readonly number[];
  readonly meaning: Meaning;
}

/** A key's bytes arrive together; a beginning that does not continue within this time was noise. */
export const KEY_GAP_MS = 200;

/** Finds keys in whatever arrives on a bus, and drops everything else. Holds at most one unfinished pattern. */
export class KeyMatcher<Meaning> {
  readonly #patterns: readonly KeyPattern<Meaning>[];
  #begun: readonly number[] = [];
  #begunAt = 0;
  #noiseCount = 0;

  constructor(patterns: readonly KeyPattern<Meaning>[]) {
    this.#patterns = patterns;
  }

  /** Number of bytes so far that belonged to no key. */
  get noiseCount(): number {
    return this.#noiseCount;
  }

  /** @param now monotonic ms. Returns what was pressed, in order. */
  take(bytes: Uint8Array, now: number): Meaning[] {
    if (this.#begun.length > 0 && now - this.#begunAt > KEY_GAP_MS) {
      this.#noiseCount += this.#begun.length;
      this.#begun = [];
    }
    const found: Meaning[] = [];
    for (const byte of bytes) {
      this.#begun = [...this.#begun, byte];
      this.#begunAt = now;
      this.#settle(found);
    }
    return found;
  }

  /** Drops from the front what can no longer become a key. */
  #settle(found: Meaning[]): void {
    while (this.#begun.length > 0) {
      const whole = this.#patterns.find(({ bytes }) => isSame(bytes, this.#begun));
      if (whole !== undefined) {
        found.push(whole.meaning);
        this.#begun = [];
        return;
      }
      if (this.#patterns.some(({ bytes }) => isBeginning(this.#begun, bytes))) return;
      this.#begun = this.#begun.slice(1);
      this.#noiseCount += 1;
    }
  }
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && isBeginning(one, other);
}

/** Whether `long` begins with `short`. */
export function isBeginning(short: readonly number[], long: readonly number[]): boolean {
  return short.length <= long.length && short.every((byte, index) => long[index] === byte);
}
