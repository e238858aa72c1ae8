import type { Logger } from 'pino';
import type { DeviceView } from '../server/contract/device.ts';
import type { Clock } from './clock.ts';
import type { EncodedSlip } from './codec/encode-slip.ts';
import { encodeSlip } from './codec/encode-slip.ts';
import type { PrinterProfile } from './codec/printer-profile.ts';
import type { JobMemory } from './job-memory.ts';
import type { LinkListener, LinkState, PersistentLink } from './link/persistent-link.ts';
import { persistentLink } from './link/persistent-link.ts';
import type { TransportFactory } from './link/transport.ts';
import { nextPrinterState } from './print-machine.ts';
import type { PrinterEffect, PrinterInput, PrinterState, PrintRequest } from './printer-state.ts';
import { CONFIRM_DEADLINE_MS, INITIAL_PRINTER_STATE } from './printer-state.ts';
import type { PrinterCondition, PrintOutcome } from './printer-status.ts';
import type { Unfinished } from './reply-parser.ts';
import { parseReplies } from './reply-parser.ts';

type DeviceJob = DeviceView['printers'][number]['jobs'][number];

const TICK_MS = 50;
const BITS_PER_BYTE = 10;
/** Jobs wait this long for a port that is opened for the first time; after that an absent printer fails them at once. */
const COMING_UP_MS = 3_000;

interface StationSettings {
  readonly printerId: string;
  readonly profile: PrinterProfile;
  /** Bits a second on the wire; null: a network, where the time of the bytes does not matter. */
  readonly baud: number | null;
  readonly open: TransportFactory;
  readonly memory: JobMemory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly onCondition: (condition: PrinterCondition) => void;
  readonly onOutcome: (jobId: string, outcome: PrintOutcome) => void;
}

/** One printer: its link, its machine, and the jobs that wait for it. Executes what the machine decides; decides only the order of jobs. */
export class PrinterStation {
  readonly #settings: StationSettings;
  readonly #link: PersistentLink;
  #state: PrinterState = INITIAL_PRINTER_STATE;
  #unfinished: Unfinished = [];
  #waiting: readonly DeviceJob[] = [];
  #serverNow = (): number => 0;
  #cancelTick = (): void => undefined;
  #startedAt = 0;
  /** Called when nothing is in hand; null while jobs may still begin. */
  #settled: (() => void) | null = null;

  constructor(settings: StationSettings) {
    this.#settings = settings;
    const listener: LinkListener = {
      onState: (state) => {
        this.#takeLinkState(state);
      },
      onData: (bytes) => {
        this.#takeBytes(bytes);
      },
    };
    this.#link = persistentLink(settings.open, listener, settings.clock, settings.random);
  }

  /** null until the printer has answered or stayed silent. */
  get condition(): PrinterCondition | null {
    return this.#state.condition;
  }

  start(): void {
    this.#startedAt = this.#settings.clock.now();
    this.#link.start();
    this.#tick();
  }

  /** The jobs of the newest view, oldest first, which replace all earlier ones. @param serverNow the server's clock, ms. */
  offer(jobs: readonly DeviceJob[], serverNow: () => number): void {
    this.#serverNow = serverNow;
    const inHand = this.#state.job?.request.jobId;
    this.#waiting = jobs.filter((job) => this.#settings.memory.recall(job.jobId) === null && job.jobId !== inHand);
    this.#startNextJob();
  }

  /** Begins no further job, and resolves when none is in hand. Waiting jobs stay with the server. */
  settle(): Promise<void> {
    return new Promise((resolve) => {
      this.#settled = resolve;
      if (this.#state.job === null) resolve();
    });
  }

  async stop(): Promise<void> {
    this.#cancelTick();
    await this.#link.stop();
  }

  #tick(): void {
    this.#take({ type: 'tick' });
    this.#cancelTick = this.#settings.clock.after(TICK_MS, () => {
      this.#tick();
    });
  }

  #take(input: PrinterInput): void {
    const step = nextPrinterState(this.#state, input, this.#settings.profile, this.#settings.clock.now());
    this.#state = step.state;
    for (const effect of step.effects) this.#execute(effect);
    if (this.#state.job === null) this.#settled?.();
    this.#startNextJob();
  }

  #execute(effect: PrinterEffect): void {
    const { printerId, log } = this.#settings;
    switch (effect.type) {
      case 'write':
        void this.#link.write(Uint8Array.from(effect.bytes));
        return;
      case 'send-job':
        void this.#send(effect.request);
        return;
      case 'condition':
        log.info({ printerId, condition: effect.condition }, 'printer condition');
        this.#settings.onCondition(effect.condition);
        return;
      case 'outcome':
        this.#finish(effect.jobId, effect.outcome);
        return;
      case 'reopen':
        log.warn({ printerId }, 'port seems stuck, reopening');
        this.#link.reopen();
        return;
      default:
        effect satisfies never;
    }
  }

  async #send(request: PrintRequest): Promise<void> {
    const { jobId } = request;
    try {
      this.#settings.memory.begin(jobId, request.tag);
    } catch (error) {
      this.#settings.log.error({ err: error, jobId }, 'the print memory cannot be written: nothing is printed until it can');
      // The machine must finish this step before it takes the next input.
      await Promise.resolve();
      this.#take({ type: 'not-sent', jobId, cause: 'rejected' });
      return;
    }
    const written = await this.#link.write(request.bytes);
    if (written !== 'ok') {
      this.#take({ type: 'not-sent', jobId, cause: written === 'unsent' ? 'offline' : null });
      return;
    }
    const drained = await this.#link.drain(request.wireMs + CONFIRM_DEADLINE_MS);
    this.#take(drained ? { type: 'sent', jobId } : { type: 'not-sent', jobId, cause: null });
  }

  /** Stored on disk before it is reported; if the disk fails, this process still knows it. */
  #finish(jobId: string, outcome: PrintOutcome): void {
    const { printerId, log, memory } = this.#settings;
    try {
      memory.finish(jobId, outcome);
    } catch (error) {
      log.error({ err: error, jobId }, 'the outcome of a job cannot be written to the print memory');
    }
    log.info({ printerId, jobId, outcome }, 'job ended');
    this.#settings.onOutcome(jobId, outcome);
  }

  /** Waits until the printer's condition is known: right after a start, every printer is merely not open yet. */
  #startNextJob(): void {
    while (this.#settled === null && this.#state.job === null && this.#state.condition !== null && !this.#isComingUp()) {
      const [job, ...rest] = this.#waiting;
      if (job === undefined) return;
      this.#waiting = rest;
      if (this.#settings.memory.recall(job.jobId) === null) this.#startJob(job);
    }
  }

  /**
   * A network printer refuses a new connection until it has noticed the end of the last one: such a printer does
   * not count as absent yet.
   */
  #isComingUp(): boolean {
    return this.#state.condition === 'offline' && this.#settings.clock.now() - this.#startedAt < COMING_UP_MS;
  }

  #startJob(job: DeviceJob): void {
    if (this.#serverNow() >= job.expiresAt) {
      this.#finish(job.jobId, { result: 'failed', cause: 'expired' });
      return;
    }
    const request = this.#requestFor(job);
    if (request === null) {
      this.#finish(job.jobId, { result: 'failed', cause: 'rejected' });
      return;
    }
    this.#take({ type: 'job', request });
    this.#take({ type: 'tick' });
  }

  /** null: the slip cannot be encoded. One bad slip must not stop the printer for the jobs behind it. */
  #requestFor(job: DeviceJob): PrintRequest | null {
    const { baud, log, memory, profile } = this.#settings;
    const { jobId } = job;
    const tag = memory.nextTag();
    let encoded: EncodedSlip;
    try {
      encoded = encodeSlip(job.slip, profile, tag);
    } catch (error) {
      log.error({ err: error, jobId }, 'slip cannot be encoded');
      return null;
    }
    const { bytes, substitutedCount } = encoded;
    if (substitutedCount > 0) log.warn({ jobId, substitutedCount }, 'the printer lacks characters of this slip');
    return { jobId, tag, bytes, wireMs: baud === null ? 0 : (bytes.length * BITS_PER_BYTE * 1_000) / baud };
  }

  #takeLinkState(linkState: LinkState): void {
    const { printerId, log } = this.#settings;
    if (linkState.name === 'opening') return;
    if (linkState.name === 'open') {
      this.#unfinished = [];
      log.info({ printerId }, 'port open');
      this.#take({ type: 'opened' });
      this.#take({ type: 'tick' });
      return;
    }
    if (this.#state.linkOpen || this.#state.condition === null) {
      log.warn({ printerId, failure: linkState.failure, detail: linkState.detail }, 'port down, trying again');
    }
    this.#take({ type: 'closed', busy: linkState.failure === 'busy' });
  }

  #takeBytes(bytes: Uint8Array): void {
    const parsed = parseReplies(this.#unfinished, bytes, this.#settings.profile.status);
    this.#unfinished = parsed.unfinished;
    for (const reply of parsed.replies) this.#take({ type: 'reply', reply });
  }
}
