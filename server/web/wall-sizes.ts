import type { LocalText } from '../kernel/configuration/local-text.ts';
import { textUnits } from './text-units.ts';

/*
 * Sizes on the wall display, in its unit: a 1920th of the panel's long side. Digits need 10 mm of cap height a metre (California's
 * low-vision rule; FAA 1:200 is half of it), standing texts 1/200 of the distance.
 */

/** How far away a wall is read, and its panel, 16:9. */
interface Viewing {
  readonly distanceM: number;
  readonly diagonalInches: number;
}

const LONG_SIDE_UNITS = 1_920;
/** Long side of a 16:9 panel to its diagonal. */
const LONG_SIDE_SHARE = 0.8716;
const MM_PER_INCH = 25.4;
/** Cap height of Noto Sans SC in its font-size, and the height of its hanzi. */
const CAP_HEIGHT = 0.733;
const HANZI_HEIGHT = 0.92;
const DIGITS_MM_PER_M = 10;
const FOOTER_SHARE = 1 / 200;

/** Font-size of the smallest called number that the page shows: two calls at once, on a wall hung upright. */
export const WALL_DIGITS_UNITS = 150;

/** Smallest type of the footer, however near the seats, and its room: the lines beneath a called number. */
const FOOTER_MIN_UNITS = { zh: 32, en: 22 };
const FOOTER_WIDTH_UNITS = 1_780;
const FOOTER_HEIGHT_UNITS = 236;
const FOOTER_LINE = 1.22;

/** A part is read twice in this time; the whole footer comes round in under a minute. */
export const FOOTER_TURN_MS = 8_000;

function unitMm({ diagonalInches }: Viewing): number {
  return (diagonalInches * MM_PER_INCH * LONG_SIDE_SHARE) / LONG_SIDE_UNITS;
}

/** Font-size that digits need. */
export function digitsUnits(viewing: Viewing): number {
  return (viewing.distanceM * DIGITS_MM_PER_M) / CAP_HEIGHT / unitMm(viewing);
}

/** Font-sizes that the footer needs. */
export function footerUnits(viewing: Viewing): { readonly zh: number; readonly en: number } {
  const heightMm = viewing.distanceM * 1_000 * FOOTER_SHARE;
  return {
    zh: Math.max(FOOTER_MIN_UNITS.zh, heightMm / HANZI_HEIGHT / unitMm(viewing)),
    en: Math.max(FOOTER_MIN_UNITS.en, heightMm / CAP_HEIGHT / unitMm(viewing)),
  };
}

/** Whether a part of the footer fits its room, in both languages at once. */
export function footerFits(part: LocalText, viewing: Viewing): boolean {
  const { zh, en } = footerUnits(viewing);
  const height = linesOf(part['zh-CN'], zh) * zh + linesOf(part.en, en) * en;
  return height * FOOTER_LINE <= FOOTER_HEIGHT_UNITS;
}

/** Share of the needed size at which every part fits; below 1 only in a hall that nobody has measured, or on an unusual panel. */
export function footerShare(parts: readonly LocalText[], viewing: Viewing): number {
  const { distanceM } = viewing;
  const shares = Array.from({ length: 20 }, (_, step) => 1 - step / 20);
  return shares.find((share) => parts.every((part) => footerFits(part, { ...viewing, distanceM: distanceM * share }))) ?? 0;
}

/** Latin text is narrower on average than the estimate for single words, and breaks between words. */
function linesOf(text: string, size: number): number {
  return Math.ceil((textUnits(text) * size) / FOOTER_WIDTH_UNITS);
}
