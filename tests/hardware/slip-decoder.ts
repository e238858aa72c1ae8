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
const FIXED = [
  '1b 40',
  '1c 26',
  '1d 61 ff',
  '1b 61 ..',
  '1b 45 ..',
  '1d 21 ..',
  '1d 56 42 00',
  '1d 56 01',
  '1b 6d',
  '1b 69',
  '1d 72 01',
] as const;

function matches(bytes: Uint8Array, at: number, pattern: string): boolean {
  return pattern.split(' ').every((part, index) => {
    const byte = bytes[at + index];
    return byte !== undefined && (part === '..' || byte === Number.parseInt(part, 16));
  });
}

export function judgeSlip(bytes: Uint8Array): JudgedSlip {
  const judge = new Judge(bytes);
  while (judge.at < bytes.length) judge.step();
  return judge.verdict();
}

class Judge {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder('gb18030', { fatal: true });
  #line: number[] = [];
  #setting = { scale: 1, center: false };
  readonly #found = {
    lines: [] as { text: string; columns: number; scale: number; center: boolean }[],
    qrTexts: [] as string[],
    faults: [] as string[],
    rasterCount: 0,
    cuts: 0,
    tag: null as string | null,
  };

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  step(): void {
    const fixed = FIXED.find((pattern) => matches(this.#bytes, this.at, pattern));
    if (fixed !== undefined) this.#fixed(fixed);
    else if (!this.#long()) this.#text(this.#byte(0), this.#byte(1));
  }

  verdict(): JudgedSlip {
    const { faults } = this.#found;
    if (this.at !== this.#bytes.length) faults.push('the last command is cut short');
    if (this.#line.length > 0) faults.push('text without a line feed');
    return this.#found;
  }

  #byte(offset: number): number {
    return this.#bytes[this.at + offset] ?? 0;
  }

  #word(offset: number): number {
    return this.#byte(offset) + 256 * this.#byte(offset + 1);
  }

  #fixed(pattern: (typeof FIXED)[number]): void {
    if (pattern === '1b 61 ..') this.#setting.center = this.#byte(2) === 1;
    if (pattern === '1d 21 ..') this.#setting.scale = (this.#byte(2) & 7) + 1;
    if (['1d 56 42 00', '1d 56 01', '1b 6d', '1b 69'].includes(pattern)) this.#found.cuts += 1;
    this.at += pattern.split(' ').length;
  }

  /** Commands that say their own length. */
  #long(): boolean {
    if (matches(this.#bytes, this.at, '1d 28 6b')) {
      const length = 5 + this.#word(3);
      const data = this.#bytes.subarray(this.at + 8, this.at + length);
      if (this.#byte(6) === 0x50) this.#found.qrTexts.push(new TextDecoder('utf-8', { fatal: true }).decode(data));
      this.at += length;
    } else if (matches(this.#bytes, this.at, '1d 28 48 06 00 30 30')) {
      this.#found.tag = String.fromCharCode(...this.#bytes.subarray(this.at + 7, this.at + 11));
      this.at += 11;
    } else if (matches(this.#bytes, this.at, '1d 76 30 00')) {
      this.#found.rasterCount += 1;
      this.at += 8 + this.#word(4) * this.#word(6);
    } else return false;
    return true;
  }

  #text(first: number, second: number): void {
    const twoByte = first >= 0x81 && first <= 0xfe && second >= 0x40 && second !== 0x7f;
    if (first === 0x0a) {
      const text = this.#decoder.decode(Uint8Array.from(this.#line));
      this.#found.lines.push({ text, columns: this.#line.length * this.#setting.scale, ...this.#setting });
      this.#line = [];
    } else if (twoByte) this.#line.push(first, second);
    else if (first >= 0x20 && first < 0x7f) this.#line.push(first);
    else this.#found.faults.push(`${first.toString(16)} at ${String(this.at)}`);
    this.at += twoByte ? 2 : 1;
  }
}
