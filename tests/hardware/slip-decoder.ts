/*
 * A second reading of the command tables, made only to judge the encoder: it knows the dozen commands
 * a slip may hold and calls everything else a fault. It shares no line with the virtual printer.
 */
export interface JudgedSlip {
  readonly lines: readonly { readonly text: string; readonly columns: number; readonly scale: number; readonly center: boolean }[];
  readonly qrTexts: readonly string[];
  readonly rasterCount: number;
  readonly cuts: number;
  readonly tag: string | null;
  readonly faults: readonly string[];
}

/** Fixed commands of a slip, in hex; `..` is one parameter byte. */
const FIXED = ['1b 40', '1c 26', '1d 61 ff', '1b 61 ..', '1b 45 ..', '1d 21 ..', '1d 56 42 00', '1d 56 01', '1b 6d', '1b 69', '1d 72 01'] as const;

function matches(bytes: Uint8Array, at: number, pattern: string): boolean {
  return pattern.split(' ').every((part, index) => {
    const byte = bytes[at + index];
    return byte !== undefined && (part === '..' || byte === Number.parseInt(part, 16));
  });
}

export function judgeSlip(bytes: Uint8Array): JudgedSlip {
  const lines: { text: string; columns: number; scale: number; center: boolean }[] = [];
  const qrTexts: string[] = [];
  const faults: string[] = [];
  const decoder = new TextDecoder('gb18030', { fatal: true });
  let [scale, center, cuts, rasterCount] = [1, false, 0, 0];
  let tag: string | null = null;
  let line: number[] = [];
  let at = 0;
  const word = (index: number): number => (bytes[index] ?? 0) + 256 * (bytes[index + 1] ?? 0);
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    const fixed = FIXED.find((pattern) => matches(bytes, at, pattern));
    if (fixed !== undefined) {
      if (fixed === '1b 61 ..') center = bytes[at + 2] === 1;
      if (fixed === '1d 21 ..') scale = ((bytes[at + 2] ?? 0) & 7) + 1;
      if (fixed.startsWith('1d 56') || fixed === '1b 6d' || fixed === '1b 69') cuts += 1;
      at += fixed.split(' ').length;
    } else if (matches(bytes, at, '1d 28 6b')) {
      const length = word(at + 3);
      if (bytes[at + 6] === 0x50) qrTexts.push(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(at + 8, at + 5 + length)));
      at += 5 + length;
    } else if (matches(bytes, at, '1d 28 48 06 00 30 30')) {
      tag = String.fromCharCode(...bytes.subarray(at + 7, at + 11));
      at += 11;
    } else if (matches(bytes, at, '1d 76 30 00')) {
      rasterCount += 1;
      at += 8 + word(at + 4) * word(at + 6);
    } else if (byte === 0x0a) {
      lines.push({ text: decoder.decode(Uint8Array.from(line)), columns: line.length * scale, scale, center });
      line = [];
      at += 1;
    } else if (byte >= 0x20 && byte < 0x7f) {
      line.push(byte);
      at += 1;
    } else if (byte >= 0x81 && byte <= 0xfe && (bytes[at + 1] ?? 0) >= 0x40 && bytes[at + 1] !== 0x7f) {
      line.push(byte, bytes[at + 1] ?? 0);
      at += 2;
    } else {
      faults.push(`${byte.toString(16)} at ${String(at)}`);
      at += 1;
    }
  }
  if (at !== bytes.length) faults.push('the last command is cut short');
  if (line.length > 0) faults.push('text without a line feed');
  return { lines, qrTexts, rasterCount, cuts, tag, faults };
}
