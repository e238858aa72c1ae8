import type { Clock } from '../clock.ts';
import { decodeCommand } from './command-decoder.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import { PaperPath } from './paper-path.ts';
import type { PaperEvent } from './paper-path.ts';
import type { SlipDrawing } from './slip-drawing.ts';
import type { Sensors } from './status-bytes.ts';
import { automaticBytes, fullStatusBytes, isStopped, realTimeByte } from './status-bytes.ts';

/** As in a TM-T88III; an ordinary slip fits completely, so "all sent" proves nothing. */
const BUFFER_BYTES = 4_096;
/** XOFF at this many free bytes, XON at the second number (TM-T88III specification p.12). */
const XOFF_FREE_BYTES = 128;
const XON_FREE_BYTES = 256;
const UNKNOWN_COMMANDS_MAX = 50;

export interface Mechanism {
  readonly widthDots: number;
  /** Time for one line; 25 ms at 150 mm/s. */
  readonly lineMs: number;
  readonly cutMs: number;
  readonly hasCutter: boolean;
  /** A kiosk printer, which holds the cut slip until it is taken, and knows Custom's full status. */
  readonly hasPresenter: boolean;
}

export interface FinishedSlip {
  readonly drawing: SlipDrawing;
  readonly byteCount: number;
  readonly cut: boolean;
}

interface BodyListener {
  readonly onReply: (bytes: readonly number[]) => void;
  readonly onSlip: (slip: FinishedSlip) => void;
  /** There is room again, or none: the port continues to read, or pauses. */
  readonly onChange: () => void;
}

/** The printer behind the port: receive buffer, real-time commands, mechanism, sensors. Knows no socket. */
export class PrinterBody {
  readonly unknownCommands: string[] = [];
  unknownCount = 0;
  #faults: Faults = NO_FAULTS;
  #cutterError = false;
  #buffer: number[] = [];
  #realTime: number[] = [];
  #automaticMask = 0;
  #lastAutomatic = '';
  #xoffSent = false;
  #working = false;
  #slipBytes = 0;
  #slipInPresenter = false;
  #paper: PaperPath;
  readonly #mechanism: Mechanism;
  readonly #clock: Clock;
  readonly #listener: BodyListener;

  constructor(mechanism: Mechanism, clock: Clock, listener: BodyListener) {
    this.#mechanism = mechanism;
    this.#clock = clock;
    this.#listener = listener;
    this.#paper = new PaperPath(mechanism.widthDots);
  }

  get sensors(): Sensors {
    const { paper, coverOpen, headHot } = this.#faults;
    return {
      coverOpen,
      headHot,
      paperOut: paper === 'out',
      paperNearEnd: paper !== 'enough',
      cutterError: this.#cutterError,
      slipPresent: this.#mechanism.hasPresenter && this.#faults.slipLeft && this.#slipInPresenter,
    };
  }

  get faults(): Faults {
    return this.#faults;
  }

  get bufferedBytes(): number {
    return this.#buffer.length;
  }

  get freeBytes(): number {
    return BUFFER_BYTES - this.#buffer.length;
  }

  setFaults(faults: Faults): void {
    if (faults.off && !this.#faults.off) this.powerCycle();
    this.#faults = faults;
    if (!faults.slipLeft) this.#slipInPresenter = false;
    this.#paper.hasChinese = !faults.withoutChinese;
    this.#noteStatus();
    this.#work();
  }

  /** Switched off and on: buffers and settings are lost, and a cleared jam is forgotten. */
  powerCycle(): void {
    this.#buffer = [];
    this.#realTime = [];
    this.#automaticMask = 0;
    this.#cutterError = false;
    this.#xoffSent = false;
    this.#paper = new PaperPath(this.#mechanism.widthDots);
    this.#paper.hasChinese = !this.#faults.withoutChinese;
    this.#slipBytes = 0;
  }

  /** Takes one byte from the wire. Real-time commands are recognised anywhere, also while stopped or full. */
  receive(byte: number): void {
    this.#realTime.push(byte);
    const [first, second, third] = this.#realTime;
    const mayBeRealTime = first === 0x10 && (second === undefined || second === 0x04 || second === 0x05);
    if (mayBeRealTime && third === undefined) return;
    if (second === undefined || third === undefined || !mayBeRealTime || !this.#obey(second, third)) this.#store(this.#realTime);
    this.#realTime = [];
    this.#work();
  }

  /** DLE EOT and DLE ENQ; false: this printer does not know that number. */
  #obey(command: number, n: number): boolean {
    if (command === 0x05) {
      if (n === 1 || n === 2) this.#recover(n === 2);
      return n === 1 || n === 2;
    }
    if (n === 1 || n === 2 || n === 3 || n === 4) this.#reply([realTimeByte(n, this.sensors)]);
    else if (n === 20 && this.#mechanism.hasPresenter) this.#reply(fullStatusBytes(this.sensors));
    else return false;
    return true;
  }

  #store(bytes: readonly number[]): void {
    this.#buffer.push(...bytes);
    if (this.freeBytes > XOFF_FREE_BYTES || this.#xoffSent) return;
    this.#xoffSent = true;
    this.#reply([0x13]);
  }

  /** Starts again after a jam, if the jam is gone; `clear` is DLE ENQ 2. */
  #recover(clear: boolean): void {
    if (!this.#cutterError || this.#faults.cutterJammed) return;
    this.#cutterError = false;
    if (clear) {
      this.#buffer = [];
      this.#endSlip(false);
    }
    this.#noteStatus();
  }

  /** Executes commands until the buffer is empty, a sensor stops it, or the mechanism needs time. */
  #work(): void {
    if (this.#working) return;
    this.#working = true;
    let spentMs = 0;
    while (spentMs === 0 && !isStopped(this.sensors)) {
      const command = decodeCommand(this.#buffer, this.#paper.chineseMode);
      if (command === null) {
        // A rubbish command may claim to be longer than the buffer: a printer consumes such data as it arrives, and so never holds the
        // line because of it.
        if (this.freeBytes <= XOFF_FREE_BYTES) this.#buffer = [];
        break;
      }
      this.#buffer.splice(0, command.length);
      this.#slipBytes += command.length;
      if (command.kind === 'unknown') this.#noteUnknown(command.hex);
      else for (const event of this.#paper.execute(command)) spentMs += this.#feel(event);
    }
    this.#listener.onChange();
    if (this.#xoffSent && this.freeBytes >= XON_FREE_BYTES) {
      this.#xoffSent = false;
      this.#reply([0x11]);
    }
    if (spentMs === 0) {
      this.#working = false;
      return;
    }
    this.#clock.after(spentMs, () => {
      this.#working = false;
      this.#work();
    });
  }

  /** Returns the time it takes. */
  #feel(event: PaperEvent): number {
    switch (event.type) {
      case 'line-printed':
        this.#usePaper();
        return this.#mechanism.lineMs;
      case 'cut':
        return this.#cut();
      case 'reply':
        this.#reply(event.bytes);
        return 0;
      case 'automatic-status':
        this.#automaticMask = event.mask;
        this.#lastAutomatic = '';
        this.#noteStatus();
        return 0;
      case 'slip-begins':
        // Without a cutter, the next job's ESC @ is where one slip ends and the next begins.
        if (!this.#paper.canvas.isBlank) this.#endSlip(false);
        return 0;
      default:
        return event satisfies never;
    }
  }

  #cut(): number {
    if (!this.#mechanism.hasCutter) return 0;
    if (this.#faults.cutterJammed) {
      this.#cutterError = true;
      this.#noteStatus();
      return 0;
    }
    this.#endSlip(true);
    return this.#mechanism.cutMs;
  }

  #usePaper(): void {
    const left = this.#faults.paperOutAfterLines;
    if (left === null) return;
    this.#faults =
      left <= 1 ? { ...this.#faults, paper: 'out', paperOutAfterLines: null } : { ...this.#faults, paperOutAfterLines: left - 1 };
    this.#noteStatus();
  }

  #endSlip(cut: boolean): void {
    const drawing = this.#paper.canvas.takeSlip();
    const byteCount = this.#slipBytes;
    this.#slipBytes = 0;
    if (drawing.elements.length > 0 && this.#faults.slipLeft) this.#slipInPresenter = true;
    if (drawing.elements.length > 0) this.#listener.onSlip({ drawing, byteCount, cut });
  }

  /** Tears off by hand what hangs out of a printer without a cutter. */
  tearOff(): void {
    if (!this.#paper.canvas.isBlank) this.#endSlip(false);
  }

  #noteStatus(): void {
    if (this.#automaticMask === 0) return;
    const bytes = automaticBytes(this.sensors);
    const text = bytes.join(' ');
    if (text === this.#lastAutomatic) return;
    this.#lastAutomatic = text;
    this.#reply(bytes);
  }

  #noteUnknown(hexText: string): void {
    this.unknownCount += 1;
    if (this.unknownCommands.length < UNKNOWN_COMMANDS_MAX) this.unknownCommands.push(hexText);
  }

  #reply(bytes: readonly number[]): void {
    if (bytes.length > 0 && !this.#faults.silent && !this.#faults.off) this.#listener.onReply(bytes);
  }
}
