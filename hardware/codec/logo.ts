import type { PrinterProfile } from './printer-profile.ts';
import type { Raster } from './raster.ts';
import { rasterCommand, rasterRowBytes, withoutRealTimeRequests } from './raster.ts';

/** The narrowest paper, 58 mm, prints 384 dots: one logo fits every printer of a branch. */
export const LOGO_WIDTH_MAX_DOTS = 384;
/** 15 mm. */
export const LOGO_HEIGHT_MAX_DOTS = 120;
/** A byte takes a millisecond at 9600 baud: the largest logo costs a waiting customer two seconds. */
export const LOGO_MAX_BYTES = 2_048;

/** Why a picture cannot be a logo; the caller has the texts. */
type LogoProblem = 'empty' | 'too-wide' | 'too-high' | 'too-large' | 'wrong-length';

type CheckedLogo =
  /** `alteredDots`: dots blackened because printers would have obeyed the picture as a command. */
  { readonly ok: true; readonly logo: Raster; readonly alteredDots: number } | { readonly ok: false; readonly problem: LogoProblem };

/**
 * The logo made from an upload, or why it cannot be one. Pure: the page that uploads and the server that stores
 * it use the same function.
 */
export function checkLogo(raster: Raster): CheckedLogo {
  const problem = problemOf(raster);
  if (problem !== null) return { ok: false, problem };
  const { alteredDots, ...logo } = withoutRealTimeRequests(raster);
  return { ok: true, logo, alteredDots };
}

function problemOf({ widthDots, heightDots, bytes }: Raster): LogoProblem | null {
  if (!isPositive(widthDots) || !isPositive(heightDots)) return 'empty';
  if (widthDots > LOGO_WIDTH_MAX_DOTS) return 'too-wide';
  if (heightDots > LOGO_HEIGHT_MAX_DOTS) return 'too-high';
  const length = rasterRowBytes(widthDots) * heightDots;
  if (length > LOGO_MAX_BYTES) return 'too-large';
  return bytes.length === length ? null : 'wrong-length';
}

function isPositive(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

/**
 * The bytes that print a logo, safe whatever it holds. Empty if it is no logo, or wider than this printer's
 * paper: the slip prints without it.
 */
export function encodeLogo(raster: Raster, profile: PrinterProfile): number[] {
  const checked = checkLogo(raster);
  return checked.ok && raster.widthDots <= profile.widthDots ? rasterCommand(checked.logo) : [];
}

/** The dots as a slip carries them. */
export function logoText(bytes: ArrayLike<number>): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** null: not base64. */
export function logoFromText(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
