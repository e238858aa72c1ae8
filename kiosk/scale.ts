/** The page is laid out for a panel of at least this size, either way round; mm. 21.5" is 268 × 476. */
const SHORT_SIDE_MM = 264;
const LONG_SIDE_MM = 468;

/**
 * Pixels a millimetre is drawn with: the panel's own, so that 20 mm are 20 mm on the real kiosk; less
 * only in a window smaller than the smallest panel, where everything shrinks together.
 */
export function pixelsPerMmIn(width: number, height: number, panelPixelsPerMm: number): number {
  const short = Math.min(width, height) / SHORT_SIDE_MM;
  const long = Math.max(width, height) / LONG_SIDE_MM;
  return Math.min(panelPixelsPerMm, short, long);
}
