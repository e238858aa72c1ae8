/* Boards as their manuals describe them, written apart from the drivers: bytes in, what a customer would read out. */

interface TwoLines {
  readonly lines: readonly [string, string];
  /** Columns written in each line. */
  readonly columns: readonly [number, number];
  readonly blink: number | null;
  /** Peripherals selected, in order (ESC =). */
  readonly selected: readonly number[];
}

const gb18030 = new TextDecoder('gb18030');

/** Commands that write no text, by their first two bytes: how long they are. */
const LENGTHS: Readonly<Record<string, number>> = { '1b40': 2, '1b2a': 3, '1b3d': 3, '1f01': 2, '1f58': 3, '1f45': 3, '1f24': 4 };

/** Reads CD5220 and DM-D frames. Throws on a byte neither manual explains. */
export function readTwoLines(bytes: readonly number[]): TwoLines {
  const written: [number[], number[]] = [[], []];
  const selected: number[] = [];
  let blink: number | null = null;
  let line: 0 | 1 = 0;
  let rest = bytes;
  while (rest.length > 0) {
    const [byte = 0, , third = 0, fourth = 0] = rest;
    const name = Buffer.from(rest.slice(0, 2)).toString('hex');
    if (byte >= 0x20) {
      written[line].push(byte);
      rest = rest.slice(1);
      continue;
    }
    if (name === '1b51') {
      const end = rest.indexOf(0x0d);
      written[third === 0x41 ? 0 : 1] = rest.slice(3, end);
      rest = rest.slice(end + 1);
      continue;
    }
    const length = LENGTHS[name];
    if (length === undefined) throw new Error(`no manual explains ${name}`);
    if (name === '1b3d') selected.push(third);
    if (name === '1f45') blink = third;
    if (name === '1f24') line = fourth === 1 ? 0 : 1;
    rest = rest.slice(length);
  }
  const texts = written.map((each) => gb18030.decode(Uint8Array.from(each)));
  return { lines: [texts[0] ?? '', texts[1] ?? ''], columns: [written[0].length, written[1].length], blink, selected };
}

export interface CandleFrame {
  readonly address: number;
  readonly blinks: boolean;
  readonly text: string;
}

/** Throws on anything but one frame. */
export function readCandle(bytes: readonly number[]): CandleFrame {
  const data = bytes.slice(3, -1);
  const isFrame = bytes[0] === 0x01 && bytes.at(-1) === 0x07 && data.every((byte) => byte >= 0x20 && byte < 0x80);
  if (!isFrame) throw new Error(`no Candle frame: ${Buffer.from(bytes).toString('hex')}`);
  return { address: bytes[1] ?? 0, blinks: bytes[2] === 0x21, text: String.fromCodePoint(...data).trimEnd() };
}
