import type { DecodedCommand } from './command-decoder.ts';
import type { Style } from './slip-drawing.ts';
import { LINE_SPACING_DOTS, SlipCanvas } from './slip-drawing.ts';

/** What a command asks of the machine around the paper. */
export type PaperEvent =
  | { readonly type: 'line-printed' }
  | { readonly type: 'cut' }
  | { readonly type: 'reply'; readonly bytes: readonly number[] }
  | { readonly type: 'automatic-status'; readonly mask: number }
  | { readonly type: 'slip-begins' };

const LEVELS = ['L', 'M', 'Q', 'H'] as const;
/** GS I n: one byte for the numbered ones, a block for the named ones. The maker is invented, so that nobody takes it for a real device. */
const IDENTITY: ReadonlyMap<number, readonly number[]> = new Map<number, readonly number[]>([
  [1, [0x20]],
  [2, [0x03]],
  [3, [0x00]],
  [49, [0x20]],
  [50, [0x03]],
  [51, [0x00]],
  [65, block('1.00')],
  [66, block('VIRTUAL')],
  [67, block('VP-80')],
  [68, block('0001')],
  [69, block('GB18030')],
]);

function block(text: string): number[] {
  return [0x5f, ...[...text].map((character) => character.charCodeAt(0)), 0x00];
}

/** Commands that only change how the next characters look. */
const STYLE_COMMANDS: ReadonlyMap<string, (style: Style, value: number) => void> = new Map([
  [
    'ESC a',
    (style: Style, value: number) => {
      style.align = value % 48 === 1 ? 'center' : value % 48 === 2 ? 'right' : 'left';
    },
  ],
  [
    'ESC E',
    (style: Style, value: number) => {
      style.bold = (value & 1) === 1;
    },
  ],
  [
    'GS !',
    (style: Style, value: number) => {
      style.scaleX = ((value >> 4) & 7) + 1;
      style.scaleY = (value & 7) + 1;
    },
  ],
  [
    'ESC !',
    (style: Style, value: number) => {
      style.scaleX = (value & 0x20) === 0 ? 1 : 2;
      style.scaleY = (value & 0x10) === 0 ? 1 : 2;
      style.bold = (value & 0x08) !== 0;
    },
  ],
  [
    'ESC 2',
    (style: Style) => {
      style.lineSpacing = LINE_SPACING_DOTS;
    },
  ],
  [
    'ESC 3',
    (style: Style, value: number) => {
      style.lineSpacing = value;
    },
  ],
]);

/** Executes print commands on a canvas. Commands without a visible effect are ignored. */
export class PaperPath {
  readonly canvas: SlipCanvas;
  chineseMode = false;
  /** Whether the Chinese font exists; without it two bytes print as two strange letters, and GS I says so. */
  hasChinese = true;
  #qr = { moduleDots: 3, level: 'L' as (typeof LEVELS)[number], data: [] as readonly number[] };
  #storedRaster: readonly (readonly boolean[])[] = [];

  constructor(widthDots: number) {
    this.canvas = new SlipCanvas(widthDots);
  }

  execute(command: Extract<DecodedCommand, { kind: 'character' | 'command' }>): PaperEvent[] {
    if (command.kind === 'character') {
      return this.canvas.putCharacter(command.bytes) ? [{ type: 'line-printed' }] : [];
    }
    const [first = 0, second = 0] = command.params;
    return (
      this.#style(command.name, first) ??
      this.#feedOrCut(command.name, first) ??
      this.#picture(command.name, command.params) ??
      this.#talk(command.name, first, second, command.params)
    );
  }

  #style(name: string, value: number): PaperEvent[] | null {
    if (name === 'FS &' || name === 'FS .') {
      this.chineseMode = name === 'FS &' && this.hasChinese;
      return [];
    }
    const set = STYLE_COMMANDS.get(name);
    if (set === undefined) return null;
    set(this.canvas.style, value);
    return [];
  }

  #feedOrCut(name: string, value: number): PaperEvent[] | null {
    if (name === 'ESC @') {
      this.canvas.dropLine();
      this.canvas.resetStyle();
      this.chineseMode = false;
      return [{ type: 'slip-begins' }, { type: 'automatic-status', mask: 0 }];
    }
    if (name === 'LF' || name === 'ESC d') {
      const lines = name === 'LF' ? 1 : value;
      for (let line = 0; line < lines; line += 1) this.canvas.lineFeed();
      return Array.from({ length: lines }, () => ({ type: 'line-printed' }));
    }
    if (name === 'ESC J') {
      this.canvas.feedDots(value);
      return [{ type: 'line-printed' }];
    }
    return name === 'GS V' || name === 'ESC m' || name === 'ESC i' ? [{ type: 'cut' }] : null;
  }

  #picture(name: string, params: readonly number[]): PaperEvent[] | null {
    if (name === 'GS v') {
      this.canvas.putPicture(rasterRows(params.slice(6), word(params, 2), word(params, 4)), 1);
      return [{ type: 'line-printed' }];
    }
    if (name === 'GS ( k') return this.#qrFunction(params);
    if (name !== 'GS 8 L' && name !== 'GS ( L') return null;
    if (params[1] === 112) this.#storedRaster = rasterRows(params.slice(10), Math.ceil(word(params, 6) / 8), word(params, 8));
    if (params[1] !== 50 && params[1] !== 2) return [];
    this.canvas.putPicture(this.#storedRaster, 1);
    return [{ type: 'line-printed' }];
  }

  /** GS ( k: symbol 49 is QR; functions 67 size, 69 level, 80 store, 81 print. */
  #qrFunction([symbol, fn, value = 0, ...data]: readonly number[]): PaperEvent[] {
    if (symbol !== 49) return [];
    if (fn === 67) this.#qr.moduleDots = Math.max(1, value);
    if (fn === 69) this.#qr.level = LEVELS[value - 48] ?? 'L';
    if (fn === 80) this.#qr.data = data;
    if (fn !== 81 || this.#qr.data.length === 0) return [];
    this.canvas.putQr(this.#qr.data, this.#qr.moduleDots, this.#qr.level);
    return [{ type: 'line-printed' }];
  }

  /** Bit 0 of the type: two-byte characters. */
  #identity(asked: number): readonly number[] {
    const bytes = IDENTITY.get(asked) ?? [];
    return asked === 2 || asked === 50 ? bytes.map((byte) => (this.hasChinese ? byte : byte & ~1)) : bytes;
  }

  #talk(name: string, first: number, second: number, params: readonly number[]): PaperEvent[] {
    if (name === 'GS a') return [{ type: 'automatic-status', mask: first }];
    if (name === 'GS I') return [{ type: 'reply', bytes: this.#identity(first) }];
    // With paper in, both fields are zero; with paper out this is never reached.
    if (name === 'GS r') return [{ type: 'reply', bytes: [0x00] }];
    if (name === 'GS ( H' && first === 48 && second === 48) return [{ type: 'reply', bytes: [0x37, 0x22, ...params.slice(2, 6), 0x00] }];
    return [];
  }
}

function word(params: readonly number[], at: number): number {
  return (params[at] ?? 0) + 256 * (params[at + 1] ?? 0);
}

function rasterRows(data: readonly number[], rowBytes: number, rowCount: number): boolean[][] {
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: rowBytes * 8 }, (_unused, x) => ((data[row * rowBytes + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0),
  );
}
