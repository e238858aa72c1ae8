import { beginsTrack, looksLikeSwipe, numberIn } from './swipe.ts';

/** Between two keys of a reader that types; slower than that, the swipe is torn. */
export const WEDGE_GAP_MS = 60;
/** Quiet for so long, a swipe is over, whether or not its end came. What comes sooner belongs to it. */
export const WEDGE_QUIET_MS = 500;
/** All three tracks (ISO/IEC 7811-2: 79, 40 and 107 characters), each with a check character. */
export const WEDGE_MAX_LENGTH = 229;
/** So long after a reader's last key, an Enter is still the reader's and presses nothing. */
export const WEDGE_ENTER_MS = 2_000;

/** What ends a swipe: readers are set up to send one of these. */
const ENDS: ReadonlySet<string> = new Set(['Enter', 'Tab', 'Linefeed']);
const NUMBER_KEY = /^[0-9;=?%+]$/;
const TRACK_KEY = /^[ -~]$/;
/** Keys of no character that a reader holds down while it types. */
const HELD: ReadonlySet<string> = new Set(['Shift', 'CapsLock', 'NumLock', 'Alt', 'Control']);

interface WedgeHears {
  /** The number of a whole swipe, and nothing else of it. */
  readonly onNumber: (digits: string) => void;
  /** What looked like a swipe, and was none whole. */
  readonly onUnreadable: () => void;
  /** Calls back when the time has passed; the returned function forgets it. */
  readonly later: (act: () => void, afterMs: number) => () => void;
}

/**
 * Collects what a keyboard-wedge reader types. One swipe ends in one of two ways: its number is handed on, or it is called
 * unreadable. Nothing is kept. All times are the key events' own: a busy page must not tear a card's number in two.
 */
export class Wedge {
  private typed = '';
  private isTorn = false;
  private lastAt = -Infinity;
  private heardAt = -Infinity;
  private forgetQuiet: () => void = () => undefined;
  private readonly hears: WedgeHears;

  constructor(hears: WedgeHears) {
    this.hears = hears;
  }

  /** `key` as `KeyboardEvent.key`, `at` its `timeStamp`. True: it belonged to a reader, and must do nothing else. */
  press(key: string, at: number): boolean {
    if (HELD.has(key)) return false;
    if (at - this.lastAt > WEDGE_QUIET_MS) this.beginAnew(key, at);
    if (ENDS.has(key)) return this.end(at);
    if (!this.isReaders(key)) return false;
    if (this.typed !== '' && at - this.lastAt > WEDGE_GAP_MS) this.isTorn = true;
    if (this.typed.length >= WEDGE_MAX_LENGTH) this.isTorn = true;
    else this.typed += key;
    this.lastAt = at;
    this.heardAt = at;
    this.forgetQuiet();
    this.forgetQuiet = this.hears.later(() => this.quiet(), WEDGE_QUIET_MS);
    return true;
  }

  private isReaders(key: string): boolean {
    return NUMBER_KEY.test(key) || (beginsTrack(this.typed) && TRACK_KEY.test(key));
  }

  /** The end never came. The keys themselves say later whether it was only this page that was late. */
  private quiet(): void {
    if (looksLikeSwipe(this.typed)) this.hears.onUnreadable();
  }

  private end(at: number): boolean {
    const { typed, isTorn, lastAt } = this;
    if (typed === '') return at - this.heardAt <= WEDGE_ENTER_MS;
    this.forget();
    this.heardAt = at;
    const number = isTorn || at - lastAt > WEDGE_GAP_MS ? null : numberIn(typed);
    if (number !== null) this.hears.onNumber(number);
    else if (looksLikeSwipe(typed)) this.hears.onUnreadable();
    return true;
  }

  /** After a swipe without an end, what follows soon may be the rest of it: no part of a number is taken for a number. */
  private beginAnew(key: string, at: number): void {
    const isRest = (this.typed !== '' || this.isTorn) && at - this.lastAt <= WEDGE_ENTER_MS && !beginsTrack(key);
    this.forget();
    this.isTorn = isRest;
  }

  private forget(): void {
    this.forgetQuiet();
    this.typed = '';
    this.isTorn = false;
  }
}
