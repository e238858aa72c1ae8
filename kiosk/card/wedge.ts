/** A reader that types is faster than any hand: slower keys are a person's, or a cleaner's cloth. */
export const WEDGE_GAP_MS = 60;
/** Track 2 has at most 40 characters (ISO/IEC 7811-2), with sentinels and what comes after the number. */
export const WEDGE_MAX_LENGTH = 64;
/** Fewer digits before Enter are no card. */
const DIGITS_MIN = 8;

/** Digits of a card number in what a reader typed: plain, or track 2 (";6200…=2812…?"). */
export function numberIn(typed: string): string {
  const [, track2 = null] = /;(\d+)=/.exec(typed) ?? [];
  return track2 ?? typed.replace(/\D/g, '');
}

/**
 * Collects what a keyboard-wedge reader types and hands the number on at its Enter. Nothing is kept: a pause, a wrong key or
 * the end of the number empties it.
 */
export class Wedge {
  private typed = '';
  private lastAt = -Infinity;
  private readonly onNumber: (digits: string) => void;
  private readonly monotonicMs: () => number;

  constructor(onNumber: (digits: string) => void, monotonicMs: () => number) {
    this.onNumber = onNumber;
    this.monotonicMs = monotonicMs;
  }

  /** `key` as `KeyboardEvent.key`. True: it belonged to a card, and must do nothing else. */
  press(key: string): boolean {
    const now = this.monotonicMs();
    if (now - this.lastAt > WEDGE_GAP_MS) this.typed = '';
    this.lastAt = now;
    if (key === 'Enter') return this.finish();
    if (!/^[0-9;=?%+]$/.test(key)) {
      if (key !== 'Shift') this.typed = '';
      return false;
    }
    this.typed = (this.typed + key).slice(0, WEDGE_MAX_LENGTH);
    return true;
  }

  private finish(): boolean {
    const digits = numberIn(this.typed);
    this.typed = '';
    if (digits.length < DIGITS_MIN) return false;
    this.onNumber(digits);
    return true;
  }
}
