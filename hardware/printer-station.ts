import type { Logger } from 'pino';
import type { DeviceView } from '../server/contract/device.ts';
import type { Clock } from './clock.ts';
import type { EncodedSlip } from './codec/encode-slip.ts';
import { encodeSlip } from './codec/encode-slip.ts';
import type { PrinterProfile } from './codec/printer-profile.ts';
import type { JobMemory } from './job-memory.ts';
import type { LinkState } from './link/persistent-link.ts';
import { persistentLink } from './link/persistent-link.ts';
import type { TransportFactory } from './link/transport.ts';
import { nextPrinterState } from './print-machine.ts';
import type { PrinterEffect, PrinterInput, PrinterState, PrintRequest } from './printer-state.ts';
import { CONFIRM_DEADLINE_MS, INITIAL_PRINTER_STATE } from './printer-state.ts';
import type { PrinterCondition, PrintOutcome } from './printer-status.ts';
import type { Unfinished } from './reply-parser.ts';
import { parseReplies } from './reply-parser.ts';

export type DeviceJob = DeviceView['printers'][number]['jobs'][number];

const TICK_MS = 50;
const BITS_PER_BYTE = 10;

export interface StationSettings {
  readonly printerId: string;
  readonly profile: PrinterProfile;
  /** Bits a second on the wire; null on a network, where bytes take no time that matters. */
  readonly baud: number | null;
  readonly open: TransportFactory;
  readonly memory: JobMemory;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
  readonly onCondition: (condition: PrinterCondition) => void;
  readonly onOutcome: (jobId: string, outcome: PrintOutcome) => void;
}

/** One printer: its link, its machine, and the jobs that wait for it. */
export interface PrinterStation {
  readonly printerId: string;
  /** null until the printer has answered or stayed silent. */
  condition(): PrinterCondition | null;
  start(): void;
  /** The jobs of the newest view, oldest first, in place of all earlier ones. @param serverNow the server's clock, ms. */
  offer(jobs: readonly DeviceJob[], serverNow: () => number): void;
  stop(): Promise<void>;
}

/** Executes what the machine decides; decides nothing but the order of jobs. */
export function printerStation(settings: StationSettings): PrinterStation {
  const { clock, memory, profile } = settings;
  let state: PrinterState = INITIAL_PRINTER_STATE;
  let unfinished: Unfinished = [];
  let waiting: readonly DeviceJob[] = [];
  let serverNow = (): number => 0;
  let cancelTick = (): void => undefined;

  const take = (input: PrinterInput): void => {
    const step = nextPrinterState(state, input, profile, clock.now());
    state = step.state;
    for (const effect of step.effects) execute(effect);
    startNextJob();
  };

  const execute = (effect: PrinterEffect): void => {
    switch (effect.type) {
      case 'write':
        void link.write(Uint8Array.from(effect.bytes));
        return;
      case 'send-job':
        void send(effect.request);
        return;
      case 'condition':
        settings.log.info({ printerId: settings.printerId, condition: effect.condition }, 'printer condition');
        settings.onCondition(effect.condition);
        return;
      case 'outcome':
        finish(effect.jobId, effect.outcome);
        return;
      case 'reopen':
        settings.log.warn({ printerId: settings.printerId }, 'port seems stuck, reopening');
        link.reopen();
        return;
      default:
        effect satisfies never;
    }
  };

  const send = async (request: PrintRequest): Promise<void> => {
    const { jobId } = request;
    try {
      memory.begin(jobId, request.tag);
    } catch (error) {
      settings.log.error({ err: error, jobId }, 'the print memory cannot be written: nothing is printed until it can');
      // Not from within `take`: the machine has to finish this step first.
      await Promise.resolve();
      take({ type: 'not-sent', jobId, cause: 'rejected' });
      return;
    }
    const written = await link.write(request.bytes);
    if (written !== 'ok') {
      take({ type: 'not-sent', jobId, cause: written === 'unsent' ? 'offline' : null });
      return;
    }
    const drained = await link.drain(request.wireMs + CONFIRM_DEADLINE_MS);
    take(drained ? { type: 'sent', jobId } : { type: 'not-sent', jobId, cause: null });
  };

  /** Known to the disk before the server hears of it; if the disk fails, this process still knows. */
  const finish = (jobId: string, outcome: PrintOutcome): void => {
    try {
      memory.finish(jobId, outcome);
    } catch (error) {
      settings.log.error({ err: error, jobId }, 'the outcome of a job cannot be written to the print memory');
    }
    settings.log.info({ printerId: settings.printerId, jobId, outcome }, 'job ended');
    settings.onOutcome(jobId, outcome);
  };

  /** Held until the printer's condition is known: at a start every printer is merely not yet open. */
  const startNextJob = (): void => {
    while (state.job === null && state.condition !== null) {
      const [job, ...rest] = waiting;
      if (job === undefined) return;
      waiting = rest;
      if (memory.recall(job.jobId) !== null) continue;
      if (serverNow() >= job.expiresAt) {
        finish(job.jobId, { result: 'failed', cause: 'expired' });
        continue;
      }
      const request = requestFor(job);
      if (request === null) {
        finish(job.jobId, { result: 'failed', cause: 'rejected' });
        continue;
      }
      take({ type: 'job', request });
      take({ type: 'tick' });
    }
  };

  /** null when the slip cannot be encoded: one bad slip must not stop the printer for everybody behind it. */
  const requestFor = (job: DeviceJob): PrintRequest | null => {
    const tag = memory.nextTag();
    let encoded: EncodedSlip;
    try {
      encoded = encodeSlip(job.slip, profile, tag);
    } catch (error) {
      settings.log.error({ err: error, jobId: job.jobId }, 'slip cannot be encoded');
      return null;
    }
    const { bytes, substitutedCount } = encoded;
    if (substitutedCount > 0) settings.log.warn({ jobId: job.jobId, substitutedCount }, 'the printer lacks characters of this slip');
    return { jobId: job.jobId, tag, bytes, wireMs: settings.baud === null ? 0 : (bytes.length * BITS_PER_BYTE * 1_000) / settings.baud };
  };

  const onLinkState = (linkState: LinkState): void => {
    if (linkState.name === 'opening') return;
    if (linkState.name === 'open') {
      unfinished = [];
      settings.log.info({ printerId: settings.printerId }, 'port open');
      take({ type: 'opened' });
      take({ type: 'tick' });
      return;
    }
    if (state.linkOpen || state.condition === null) {
      settings.log.warn({ printerId: settings.printerId, failure: linkState.failure, detail: linkState.detail }, 'port down, trying again');
    }
    take({ type: 'closed' });
  };

  const onData = (bytes: Uint8Array): void => {
    const parsed = parseReplies(unfinished, bytes);
    unfinished = parsed.unfinished;
    for (const reply of parsed.replies) take({ type: 'reply', reply });
  };

  const link = persistentLink(settings.open, { onState: onLinkState, onData }, clock, settings.random);
  const tickOn = (): void => {
    take({ type: 'tick' });
    cancelTick = clock.after(TICK_MS, tickOn);
  };
  return {
    printerId: settings.printerId,
    condition: () => state.condition,
    start: () => {
      link.start();
      tickOn();
    },
    offer: (jobs, now) => {
      serverNow = now;
      waiting = jobs.filter((job) => memory.recall(job.jobId) === null && state.job?.request.jobId !== job.jobId);
      startNextJob();
    },
    stop: async () => {
      cancelTick();
      await link.stop();
    },
  };
}
