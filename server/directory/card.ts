/** Most digits that a look-up by rules may see: the beginning, never the whole number. */
const BIN_DIGITS_SEEN = 10;

/** What remains of a bank card after its number is dropped. */
export interface MaskedCard {
  /** The first digits, at most BIN_DIGITS_SEEN. */
  readonly bin: string;
  readonly length: number;
  readonly lastFour: string;
}

/**
 * A bank card shown at a kiosk. `digits`: the whole number if the kiosk itself read it, only for a remote look-
 * up; it is stored nowhere.
 */
export interface PresentedCard {
  readonly masked: MaskedCard;
  readonly digits: string | null;
}

/** ISO/IEC 7812-1 annex B: catches a misread or mistyped digit. It says nothing about whose card it is. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** null: no card number can be read from it. */
export function cardFromDigits(digits: string): PresentedCard | null {
  if (!/^\d{12,19}$/.test(digits) || !passesLuhn(digits)) return null;
  return { masked: { bin: digits.slice(0, BIN_DIGITS_SEEN), length: digits.length, lastFour: digits.slice(-4) }, digits };
}
