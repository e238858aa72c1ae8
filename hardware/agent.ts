import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DeviceCommand, DeviceView } from '../server/contract/device.ts';
import type { Reply } from '../server/contract/wire.ts';
import type { Clock } from './clock.ts';
import { PRINTER_PROFILES } from './codec/printer-profile.ts';
import type { HardwareConfig, PrinterConfig } from './config.ts';
import { deviceView } from './device-view.ts';
import type { JobMemory } from './job-memory.ts';
import { openJobMemory } from './job-memory.ts';
import { parsePrinterAddress, transportTo } from './link/printer-address.ts';
import { PrinterStation } from './printer-station.ts';
import type { PrinterCondition, PrintOutcome } from './printer-status.ts';
import { ServerLink } from './server-link.ts';

/** An outcome the server has refused for a while, or does not yet show to know, is told again no sooner. */
const TELL_AGAIN_AFTER_MS = 5_000;
/** The server will be able to take the report later. */
const TEMPORARY_REFUSALS: ReadonlySet<string> = new Set(['storage-full', 'stopping', 'too-many-requests']);

export interface AgentSettings {
  readonly config: HardwareConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly makeId: () => string;
  readonly log: Logger;
}

interface Printer {
  readonly station: PrinterStation;
  readonly memory: JobMemory;
}

export interface Agent {
  stop(): Promise<void>;
}

/** Throws BrokenJobMemory when a print memory cannot be read. Otherwise runs until stopped, whatever printers and server do. */
export function startAgent(settings: AgentSettings): Agent {
  return new HardwareAgent(settings);
}

/** Prints every job of the server's view that it has not printed, tells what became of it and how its printers are. */
class HardwareAgent implements Agent {
  readonly #settings: AgentSettings;
  readonly #link: ServerLink;
  readonly #printers: ReadonlyMap<string, Printer>;
  readonly #toldAt = new Map<string, number>();
  #strangers: readonly string[] = [];

  constructor(settings: AgentSettings) {
    const { config, clock, makeId, log } = settings;
    this.#settings = settings;
    this.#printers = new Map(config.printers.map((printer) => [printer.id, this.#open(printer)]));
    this.#link = new ServerLink(
      { server: config.server, token: config.token, clock, makeId },
      {
        onUp: () => {
          this.#greet();
        },
        onDown: (reason) => {
          log.warn({ reason }, 'server lost, reconnecting');
        },
        onRefused: (code) => {
          log.error({ code }, 'the server refuses this agent: check the token and that no second agent runs; trying again');
        },
        onView: (raw) => {
          const view = deviceView.safeParse(raw);
          if (view.success) this.#takeView(view.data);
          else log.error({ issueCount: view.error.issues.length }, 'the server sent a view this agent does not understand: update it');
        },
        onReply: (command, reply) => {
          this.#takeReply(command, reply);
        },
      },
    );
    for (const { station } of this.#printers.values()) station.start();
  }

  async stop(): Promise<void> {
    this.#link.stop();
    await Promise.all([...this.#printers.values()].map(({ station }) => station.stop()));
    for (const { memory } of this.#printers.values()) memory.close();
  }

  #open(printer: PrinterConfig): Printer {
    const { config, clock, random, log } = this.#settings;
    const memory = openJobMemory(join(config.stateDir, `${printer.id}.jobs`));
    const profile = PRINTER_PROFILES[printer.profile];
    const address = parsePrinterAddress(printer.path);
    if (address === null) throw new Error(`printer ${printer.id}: the configuration let the path ${printer.path} through`);
    const station = new PrinterStation({
      printerId: printer.id,
      profile,
      baud: address.kind === 'serial' ? printer.baud : null,
      open: transportTo(address, { baud: printer.baud, flow: profile.flow }, clock),
      memory,
      clock,
      random,
      log,
      onCondition: (condition) => {
        this.#tellCondition(printer.id, condition);
      },
      onOutcome: (jobId, outcome) => {
        this.#tellOutcome(jobId, outcome);
      },
    });
    return { station, memory };
  }

  /** After each connect: the server marks the printers of a lost agent unreachable, so their conditions are told anew. */
  #greet(): void {
    this.#settings.log.info('server connected');
    for (const [printerId, { station }] of this.#printers) {
      if (station.condition !== null) this.#tellCondition(printerId, station.condition);
    }
  }

  #takeView(view: DeviceView): void {
    const shown = new Set(view.printers.flatMap((printer) => printer.jobs.map((job) => job.jobId)));
    for (const jobId of this.#toldAt.keys()) if (!shown.has(jobId)) this.#toldAt.delete(jobId);
    for (const { printerId, jobs } of view.printers) {
      const printer = this.#printers.get(printerId);
      if (printer === undefined) continue;
      for (const job of jobs) this.#tellAgain(job.jobId, printer.memory);
      printer.station.offer(jobs, () => this.#link.serverNow());
    }
    this.#noteStrangers(view);
  }

  /** Printers the server gives this agent that its configuration does not know: told as offline, logged when the list changes. */
  #noteStrangers(view: DeviceView): void {
    const strangers = view.printers.map((printer) => printer.printerId).filter((printerId) => !this.#printers.has(printerId));
    if (strangers.join(' ') === this.#strangers.join(' ')) return;
    this.#strangers = strangers;
    if (strangers.length > 0) {
      this.#settings.log.error({ printerIds: strangers }, 'the server expects printers that this configuration does not name');
    }
    for (const printerId of strangers) this.#tellCondition(printerId, 'offline');
  }

  #takeReply(command: DeviceCommand, reply: Reply): void {
    if (reply.ok) return;
    const { clock, log } = this.#settings;
    const about = command.type === 'report-print' ? { jobId: command.jobId } : { printerId: command.printerId };
    log.warn({ ...about, command: command.type, refusal: reply.refusal }, 'the server refused a report');
    if (!TEMPORARY_REFUSALS.has(reply.refusal)) return;
    clock.after(TELL_AGAIN_AFTER_MS, () => {
      if (command.type === 'report-print') this.#tellOutcome(command.jobId, command.outcome);
      else this.#tellCondition(command.printerId, this.#printers.get(command.printerId)?.station.condition ?? command.condition);
    });
  }

  #tellCondition(printerId: string, condition: PrinterCondition): void {
    this.#link.send(`printer:${printerId}`, { type: 'report-printer', printerId, condition });
  }

  #tellOutcome(jobId: string, outcome: PrintOutcome): void {
    if (this.#link.isPending(`job:${jobId}`)) return;
    this.#toldAt.set(jobId, this.#settings.clock.now());
    this.#link.send(`job:${jobId}`, { type: 'report-print', jobId, outcome });
  }

  /** A job that is still in the view though it ended here: the report was lost, or refused for a while. */
  #tellAgain(jobId: string, memory: JobMemory): void {
    const outcome = memory.recall(jobId);
    if (outcome === null || outcome === 'in-hand') return;
    const toldAt = this.#toldAt.get(jobId) ?? Number.NEGATIVE_INFINITY;
    if (this.#settings.clock.now() - toldAt >= TELL_AGAIN_AFTER_MS) this.#tellOutcome(jobId, outcome);
  }
}
