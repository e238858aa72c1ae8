import { DLE, REAL_TIME_SECOND } from './real-time.ts';

/** A picture of black and white dots. */
export interface Raster {
  readonly widthDots: number;
  readonly heightDots: number;
  /** Rows from the top, each ⌈width / 8⌉ bytes, the leftmost dot in the highest bit, 1 black. */
  readonly bytes: ArrayLike<number>;
}

export function rasterRowBytes(widthDots: number): number {
  return Math.ceil(widthDots / 8);
}

/** GS v 0, the raster command that clones have as well (node-thermal-printer#33). */
export function rasterCommand({ widthDots, heightDots, bytes }: Raster): number[] {
  const rowBytes = rasterRowBytes(widthDots);
  return [0x1d, 0x76, 0x30, 0x00, rowBytes & 0xff, rowBytes >> 8, heightDots & 0xff, heightDots >> 8, ...Array.from(bytes)];
}

/**
 * The picture without a real-time request in it: "bit image data accidentally might include" one (TM-L90 guide p.83), and the printer
 * would obey. Each one removed costs one more black dot, an eighth of a millimetre: 10 becomes 11, which begins no request and ends none.
 */
export function withoutRealTimeRequests(raster: Raster): Raster & { readonly alteredDots: number } {
  const bytes = Uint8Array.from(raster.bytes);
  let alteredDots = 0;
  for (let index = 0; index + 1 < bytes.length; index += 1) {
    if (bytes[index] !== DLE || !REAL_TIME_SECOND.has(bytes[index + 1] ?? 0)) continue;
    bytes[index] = DLE | 1;
    alteredDots += 1;
  }
  return { widthDots: raster.widthDots, heightDots: raster.heightDots, bytes, alteredDots };
}
