export const DLE = 0x10;
/** EOT (status), ENQ (request), DC4 (pulse, power off, clear). */
export const REAL_TIME_SECOND: ReadonlySet<number> = new Set([0x04, 0x05, 0x14]);

/**
 * Whether the bytes hold a real-time request. Printers obey those wherever they stand, "even as part of another command"
 * (TM-T88III guide, DLE EOT); "bit image data accidentally might include" one (TM-L90 guide p.83).
 */
export function holdsRealTimeRequest(bytes: ArrayLike<number>): boolean {
  for (let index = 0; index + 1 < bytes.length; index += 1) {
    if (bytes[index] === DLE && REAL_TIME_SECOND.has(bytes[index + 1] ?? 0)) return true;
  }
  return false;
}
