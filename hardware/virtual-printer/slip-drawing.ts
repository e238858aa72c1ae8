import { encode } from 'uqr';

const GB18030 = new TextDecoder('gb18030');
const UTF8 = new TextDecoder('utf-8');

/** A character cell at scale 1: Font A is 12 × 24 dots, a Chinese character 24 × 24. */
const HALF_WIDTH_DOTS = 12;
const CELL_HEIGHT_DOTS = 24;
export const LINE_SPACING_DOTS = 30;
/** A slip longer than a metre of paper comes from a runaway job. */
const SLIP_ELEMENTS_MAX = 4_000;

type Alignment = 'left' | 'center' | 'right';

export interface PrintedRun {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly characters: readonly { readonly text: string; readonly widthDots: number }[];
  readonly scaleX: number;
  readonly scaleY: number;
  readonly bold: boolean;
}
/** Black and white dots; a QR code also keeps its text, for tests. */
export interface PrintedPicture {
  readonly kind: 'picture';
  readonly x: number;
  readonly y: number;
  readonly dotSize: number;
  readonly rows: readonly (readonly boolean[])[];
}
type PrintedElement = PrintedRun | PrintedPicture;

interface PrintedLine {
  readonly text: string;
  readonly scale: number;
  readonly bold: boolean;
  readonly align: Alignment;
}

export interface SlipDrawing {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly elements: readonly PrintedElement[];
  readonly lines: readonly PrintedLine[];
  readonly qrTexts: readonly string[];
}

export interface Style {
  align: Alignment;
  scaleX: number;
  scaleY: number;
  bold: boolean;
  lineSpacing: number;
}

interface LineItem {
  readonly text: string;
  readonly widthDots: number;
  readonly style: Style;
}

/** The paper under the head: takes characters and pictures, and records the place of each dot. */
export class SlipCanvas {
  readonly widthDots: number;
  readonly style: Style = powerOnStyle();
  #y = 0;
  #line: LineItem[] = [];
  #elements: PrintedElement[] = [];
  #lines: PrintedLine[] = [];
  #qrTexts: string[] = [];

  constructor(widthDots: number) {
    this.widthDots = widthDots;
  }

  get isBlank(): boolean {
    return this.#elements.length === 0 && this.#line.length === 0;
  }

  resetStyle(): void {
    Object.assign(this.style, powerOnStyle());
  }

  /** Returns whether a line had to be printed to make room. */
  putCharacter(bytes: readonly number[]): boolean {
    const text = bytes.length === 2 ? GB18030.decode(Uint8Array.from(bytes)) : String.fromCharCode(bytes[0] ?? 0x20);
    const widthDots = HALF_WIDTH_DOTS * bytes.length * this.style.scaleX;
    const used = this.#line.reduce((sum, item) => sum + item.widthDots, 0);
    const full = used + widthDots > this.widthDots && this.#line.length > 0;
    if (full) this.lineFeed();
    this.#line.push({ text, widthDots, style: { ...this.style } });
    return full;
  }

  lineFeed(): void {
    const height = Math.max(this.style.lineSpacing, ...this.#line.map((item) => item.style.scaleY * CELL_HEIGHT_DOTS));
    this.#printLine(height);
    this.#y += height;
  }

  feedDots(dots: number): void {
    if (this.#line.length > 0) this.lineFeed();
    this.#y += dots;
  }

  putPicture(rows: readonly (readonly boolean[])[], dotSize: number): void {
    if (this.#line.length > 0) this.lineFeed();
    const width = (rows[0]?.length ?? 0) * dotSize;
    this.#add({ kind: 'picture', x: this.#indent(width), y: this.#y, dotSize, rows });
    this.#y += rows.length * dotSize;
  }

  putQr(data: readonly number[], moduleDots: number, level: 'L' | 'M' | 'Q' | 'H'): void {
    this.putPicture(encode([...data], { ecc: level, border: 0, boostEcc: false }).data, moduleDots);
    this.#qrTexts.push(UTF8.decode(Uint8Array.from(data)));
  }

  /** What was put on the paper since the last slip. */
  takeSlip(): SlipDrawing {
    if (this.#line.length > 0) this.lineFeed();
    const drawing: SlipDrawing = {
      widthDots: this.widthDots,
      heightDots: this.#y,
      elements: this.#elements,
      lines: this.#lines,
      qrTexts: this.#qrTexts,
    };
    this.#y = 0;
    this.#elements = [];
    this.#lines = [];
    this.#qrTexts = [];
    return drawing;
  }

  /** Drops the line being composed (DLE ENQ 2, ESC @). */
  dropLine(): void {
    this.#line = [];
  }

  #printLine(height: number): void {
    const [first] = this.#line;
    if (first === undefined) return;
    let x = this.#indent(this.#line.reduce((sum, item) => sum + item.widthDots, 0));
    for (const run of runsOf(this.#line)) {
      const { scaleX, scaleY, bold } = run[0].style;
      // Characters of different height share one baseline.
      const y = this.#y + height - scaleY * CELL_HEIGHT_DOTS;
      const characters = run.map((item) => ({ text: item.text, widthDots: item.widthDots / scaleX }));
      this.#add({ kind: 'text', x, y, characters, scaleX, scaleY, bold });
      x += run.reduce((sum, item) => sum + item.widthDots, 0);
    }
    const text = this.#line.map((item) => item.text).join('');
    this.#lines.push({ text, scale: first.style.scaleX, bold: first.style.bold, align: this.style.align });
    this.#line = [];
  }

  #indent(width: number): number {
    const free = Math.max(0, this.widthDots - width);
    if (this.style.align === 'left') return 0;
    return this.style.align === 'center' ? Math.floor(free / 2) : free;
  }

  #add(element: PrintedElement): void {
    if (this.#elements.length < SLIP_ELEMENTS_MAX) this.#elements.push(element);
  }
}

function powerOnStyle(): Style {
  return { align: 'left', scaleX: 1, scaleY: 1, bold: false, lineSpacing: LINE_SPACING_DOTS };
}

/** Groups neighbours of one style. */
function runsOf(line: readonly LineItem[]): [LineItem, ...LineItem[]][] {
  const runs: [LineItem, ...LineItem[]][] = [];
  for (const item of line) {
    const last = runs.at(-1);
    const before = last?.[0].style;
    const alike = before?.scaleX === item.style.scaleX && before.scaleY === item.style.scaleY && before.bold === item.style.bold;
    if (last !== undefined && alike) last.push(item);
    else runs.push([item]);
  }
  return runs;
}
