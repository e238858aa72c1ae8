import { nextPrinterState } from '../../hardware/print-machine.ts';
import type { PrinterEffect, PrinterInput, PrinterState, PrinterTraits } from '../../hardware/printer-state.ts';
import { INITIAL_PRINTER_STATE } from '../../hardware/printer-state.ts';
import { parseReplies } from '../../hardware/reply-parser.ts';

/* Answers to DLE EOT 1, 2, 3 and 4. */
export const HEALTHY = [0x12, 0x12, 0x12, 0x12];
export const PAPER_OUT = [0x1a, 0x32, 0x12, 0x7e];
export const COVER_OPEN = [0x1a, 0x16, 0x12, 0x12];
export const CUTTER = [0x1a, 0x52, 0x1a, 0x12];

/** A machine, its time, and a printer that answers DLE EOT from `answers`; null: silent. */
export class Bench {
  state: PrinterState = INITIAL_PRINTER_STATE;
  now = 0;
  answers: number[] | null = HEALTHY;
  /** Answer to DLE EOT 20; null: silent. */
  full: number[] | null = null;
  /** What comes back whatever is asked. */
  noise: number[] = [];
  /** Answer to GS I 2; null: none. */
  type: number | null = null;
  automatic = true;
  told: string[] = [];
  written: string[] = [];
  readonly traits: PrinterTraits;

  constructor(traits: PrinterTraits) {
    this.traits = traits;
  }

  take(input: PrinterInput): void {
    const step = nextPrinterState(this.state, input, this.traits, this.now);
    this.state = step.state;
    for (const effect of step.effects) this.#feel(effect);
  }

  reply(...bytes: number[]): void {
    for (const reply of parseReplies([], Uint8Array.from(bytes), this.traits.status).replies) this.take({ type: 'reply', reply });
  }

  pass(ms: number): void {
    const end = this.now + ms;
    while (this.now < end) {
      this.now += 50;
      this.take({ type: 'tick' });
    }
  }

  job(jobId: string): void {
    this.take({ type: 'job', request: { jobId, tag: 42, bytes: Uint8Array.of(1), wireMs: 200 } });
    this.take({ type: 'tick' });
  }

  #feel(effect: PrinterEffect): void {
    if (effect.type === 'condition') this.told.push(effect.condition);
    if (effect.type === 'outcome') {
      const { outcome } = effect;
      this.told.push(`${effect.jobId}: ${outcome.result}${outcome.result === 'failed' ? ` ${outcome.cause}` : ''}`);
    }
    if (effect.type === 'send-job') this.told.push(`send ${effect.request.jobId}`);
    if (effect.type === 'reopen') this.told.push('reopen');
    if (effect.type === 'write') this.#read(Buffer.from(effect.bytes).toString('hex'));
  }

  #read(hex: string): void {
    if (!hex.startsWith('1004')) this.written.push(hex);
    if (this.noise.length > 0) this.reply(...this.noise);
    const query = hex.startsWith('1004') ? Number.parseInt(hex.slice(4, 6), 16) : 0;
    if (query === 20 && this.full !== null) this.reply(0x10, 0x0f, ...this.full);
    if (query >= 1 && query <= 4 && this.answers !== null) this.reply(this.answers[query - 1] ?? 0x12);
    if (hex === '1d4902' && this.type !== null) this.reply(this.type);
    if (hex === '1b401d61ff' && this.automatic && this.answers === HEALTHY) this.reply(0x10, 0, 0, 0);
  }
}
