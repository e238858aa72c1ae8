import { encode } from 'uqr';
import type { PrinterProfile } from './printer-profile.ts';
import { rasterCommand, rasterRowBytes } from './raster.ts';
import { holdsRealTimeRequest } from './real-time.ts';

const MASKS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
/** White that a reader needs on each side (ISO/IEC 18004 9.1). */
const QUIET_MODULES = 4;
const MODULE_DOTS_MIN = 1;

/** Bytes that print a QR code of `text` (UTF-8, error correction M, never wider than the paper). */
export function qrCode(text: string, profile: PrinterProfile): number[] {
  const data = [...new TextEncoder().encode(printable(text))];
  if (data.length === 0) return [];
  switch (profile.qr) {
    case 'native':
      return nativeQr(data, profile);
    case 'raster':
      return rasterQr(data, profile);
    default:
      return profile.qr satisfies never;
  }
}

/** Control characters never belong in an address, and one of them could be a real-time request. */
function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '');
}

function modulesFor(data: readonly number[], maskPattern: number): boolean[][] {
  return encode([...data], { ecc: 'M', border: 0, boostEcc: false, maskPattern }).data;
}

function moduleDots(size: number, profile: PrinterProfile): number {
  const largest = Math.floor(profile.widthDots / (size + 2 * QUIET_MODULES));
  return Math.max(MODULE_DOTS_MIN, Math.min(profile.qrModuleDots, largest));
}

/** GS ( k functions 65 (model 2), 67 (module size), 69 (level M), 80 (store), 81 (print). */
function nativeQr(data: readonly number[], profile: PrinterProfile): number[] {
  const dots = moduleDots(modulesFor(data, 0).length, profile);
  const length = data.length + 3;
  return [
    ...[0x1d, 0x28, 0x6b, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x43, dots],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x45, 0x31],
    ...[0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30, ...data],
    ...[0x1d, 0x28, 0x6b, 0x03, 0x00, 0x31, 0x51, 0x30],
  ];
}

/** GS v 0. Any of the eight masks reads the same, so one is taken whose picture holds no real-time request. */
function rasterQr(data: readonly number[], profile: PrinterProfile): number[] {
  for (const mask of MASKS) {
    const modules = modulesFor(data, mask);
    const picture = pictureOf(modules, moduleDots(modules.length, profile));
    if (!holdsRealTimeRequest(picture)) return picture;
  }
  throw new Error('every mask of this QR code holds a real-time request');
}

function pictureOf(modules: readonly (readonly boolean[])[], dots: number): number[] {
  const sideDots = modules.length * dots;
  const bytes: number[] = [];
  for (const row of modules) {
    const line = lineOf(row, dots, rasterRowBytes(sideDots));
    for (let repeat = 0; repeat < dots; repeat += 1) bytes.push(...line);
  }
  return rasterCommand({ widthDots: sideDots, heightDots: sideDots, bytes });
}

function lineOf(row: readonly boolean[], dots: number, rowBytes: number): number[] {
  const bytes = new Array<number>(rowBytes).fill(0);
  for (let x = 0; x < row.length * dots; x += 1) {
    if (row[Math.floor(x / dots)] === true) bytes[x >> 3] = (bytes[x >> 3] ?? 0) | (0x80 >> (x & 7));
  }
  return bytes;
}
