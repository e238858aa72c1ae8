/*
 * ESC/POS command bytes, each documented by Epson and by at least one Chinese manual. Only commands that every decoder knows: a
 * printer prints an unknown one as text.
 */
export const LF = 0x0a;

/** ESC @: back to power-on settings; also switches automatic status off (TM-T88III guide, GS a). */
export const INITIALISE: readonly number[] = [0x1b, 0x40];
/** FS &: two-byte Chinese mode. Without it clones print rubbish (receiptline#20, node-thermal-printer#57 and #176). */
export const CHINESE_MODE: readonly number[] = [0x1c, 0x26];
/** GS a 255: report every change by itself, and the present state at once (TM-T88III guide p.318). */
export const AUTOMATIC_STATUS: readonly number[] = [0x1d, 0x61, 0xff];
/** GS r 1: paper status, answered in order with the print data (TM-T88III specification p.142). */
export const PAPER_STATUS_IN_ORDER: readonly number[] = [0x1d, 0x72, 0x01];
/** DLE ENQ 2: clear the buffers and recover from a recoverable error. */
export const RECOVER: readonly number[] = [0x10, 0x05, 0x02];

/** GS I 2: type; bit 0 says whether it has two-byte characters (TM-T88III guide, GS I). */
export const ASK_TYPE: readonly number[] = [0x1d, 0x49, 0x02];

/** 20 is Custom's full status (KPM210 manual p.34). */
export type StatusQuery = 1 | 2 | 3 | 4 | 20;

/** DLE EOT n: real-time status, answered at once even when offline (TM-T88III specification pp.73-74). */
export function askStatus(query: StatusQuery): number[] {
  return [0x10, 0x04, query];
}

/** ESC a n. */
export function align(to: 'left' | 'center'): number[] {
  return [0x1b, 0x61, to === 'left' ? 0 : 1];
}

/** GS ! n: magnification 1-8, in height and width. */
export function magnify(scale: number): number[] {
  return [0x1d, 0x21, ((scale - 1) << 4) | (scale - 1)];
}

/** ESC E n. */
export function embolden(on: boolean): number[] {
  return [0x1b, 0x45, on ? 1 : 0];
}

/** Highest job tag; Epson recommends ascending "0001" to "9999" (TM-T88III guide p.428). */
export const JOB_TAG_MAX = 9_999;

/** The four digits that a process id carries. Throws on a tag outside 1..9999: our own bug. */
export function tagText(jobTag: number): string {
  if (!Number.isInteger(jobTag) || jobTag < 1 || jobTag > JOB_TAG_MAX) {
    throw new Error(`job tag ${String(jobTag)} is not in 1..${String(JOB_TAG_MAX)}`);
  }
  return String(jobTag).padStart(4, '0');
}

/** GS ( H fn 48: asks for `37 22 d1 d2 d3 d4 00` when what came before has been printed. */
export function processId(jobTag: number): number[] {
  const digits = [...tagText(jobTag)].map((digit) => digit.charCodeAt(0));
  return [0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...digits];
}
