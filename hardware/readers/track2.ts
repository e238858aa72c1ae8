/** The part of a bank card's number that leaves this process: its first digits, its length, its last four digits. */
export interface MaskedCard {
  readonly bin: string;
  readonly length: number;
  readonly lastFour: string;
}

/** A reader sends a swipe without pauses; after this much silence the swipe is over, complete or not. */
export const SWIPE_SILENCE_MS = 250;
/** ISO/IEC 7812: a card number has 12 to 19 digits here; rules use only its first digits. */
const DIGITS_MIN = 12;
const DIGITS_MAX = 19;
const BIN_DIGITS = 10;

const [START, SEPARATOR, END] = [0x3b, 0x3d, 0x3f];
/** Start of track 1, and of track 3 if a reader marks it so (MagTek). */
const OTHER_STARTS: readonly number[] = [0x25, 0x2b];
const [ZERO, NINE] = [0x30, 0x39];

/** outside: between tracks; number, rest: in track 2; check: its LRC is due; over: this swipe's card was already given. */
type Where = 'outside' | 'number' | 'rest' | 'check' | 'over';

/** The result of a swipe. noise: bytes that were no track at all. */
type Swipe =
  | { readonly kind: 'card'; readonly card: MaskedCard }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'noise'; readonly bytes: number };

/**
 * Track 2 as readers send it (";number=…?", ISO/IEC 7811-2 and 7813), one swipe at a time, with whatever other tracks. Holds the
 * digits of one number until its separator, and wipes them there or at the end of the swipe.
 */
export class Track2 {
  readonly #hasLrc: boolean;
  readonly #digits = new Uint8Array(DIGITS_MAX);
  #count = 0;
  #where: Where = 'outside';
  #lrc = 0;
  #card: MaskedCard | null = null;
  #isTrack = false;
  #noiseBytes = 0;

  constructor(hasLrc: boolean) {
    this.#hasLrc = hasLrc;
  }

  /** null: nothing yet, or this swipe's card was already given. */
  take(byte: number): MaskedCard | null {
    switch (this.#where) {
      case 'outside':
        this.#outside(byte);
        return null;
      case 'number':
        this.#number(byte);
        return null;
      case 'rest':
        return this.#rest(byte);
      case 'check':
        this.#lrc ^= byte & 0x0f;
        return this.#lrc === 0 ? this.#give() : this.#drop();
      case 'over':
        return null;
      default:
        return this.#where satisfies never;
    }
  }

  /** Silence: the swipe is over. null: its card was already given, or there was no swipe. */
  end(): Swipe | null {
    const [wasGiven, isTrack, bytes] = [this.#where === 'over', this.#isTrack, this.#noiseBytes];
    this.#drop();
    this.#isTrack = false;
    this.#noiseBytes = 0;
    if (wasGiven) return null;
    if (isTrack) return { kind: 'unreadable' };
    return bytes === 0 ? null : { kind: 'noise', bytes };
  }

  #outside(byte: number): void {
    if (byte === START) {
      this.#where = 'number';
      this.#lrc = START & 0x0f;
    }
    if (byte === START || OTHER_STARTS.includes(byte)) this.#isTrack = true;
    else if (byte !== 0x0d && byte !== 0x0a) this.#noiseBytes += 1;
  }

  #number(byte: number): void {
    this.#lrc ^= byte & 0x0f;
    if (byte >= ZERO && byte <= NINE && this.#count < DIGITS_MAX) {
      this.#digits[this.#count] = byte;
      this.#count += 1;
      return;
    }
    this.#card = byte === SEPARATOR ? maskedCard(this.#digits.subarray(0, this.#count)) : null;
    this.#wipe();
    if (this.#card === null) this.#drop();
    else this.#where = 'rest';
  }

  #rest(byte: number): MaskedCard | null {
    this.#lrc ^= byte & 0x0f;
    if (byte === END) {
      if (!this.#hasLrc) return this.#give();
      this.#where = 'check';
    } else if (byte < ZERO || byte > SEPARATOR) this.#drop();
    return null;
  }

  #give(): MaskedCard | null {
    const card = this.#card;
    this.#drop();
    this.#where = 'over';
    return card;
  }

  #drop(): null {
    this.#wipe();
    this.#card = null;
    this.#where = 'outside';
    return null;
  }

  #wipe(): void {
    this.#digits.fill(0);
    this.#count = 0;
  }
}

function maskedCard(digits: Uint8Array): MaskedCard | null {
  if (digits.length < DIGITS_MIN || !passesLuhn(digits)) return null;
  const text = (from: number, to: number): string => String.fromCharCode(...digits.subarray(from, to));
  return { bin: text(0, BIN_DIGITS), length: digits.length, lastFour: text(digits.length - 4, digits.length) };
}

/** ISO/IEC 7812-1 annex B: a misread digit would be looked up as another person's card. */
function passesLuhn(digits: Uint8Array): boolean {
  const sum = digits.reduceRight((total, byte, index) => {
    const value = (byte - ZERO) * ((digits.length - index) % 2 === 1 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
