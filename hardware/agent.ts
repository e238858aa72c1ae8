import { join } from 'node:path';
import type { Logger } from 'pino';
import type { DeviceCommand, DeviceView } from '../server/contract/device.ts';
import { deviceView } from '../server/contract/device.ts';
import type { Clock } from './clock.ts';
import { PRINTER_PROFILES } from './codec/printer-profile.ts';
import type { HardwareConfig, PrinterConfig } from './config.ts';
import type { JobMemory } from './job-memory.ts';
import { openJobMemory } from './job-memory.ts';
import { parsePrinterAddress, transportTo } from './link/printer-address.ts';
import type { PrinterStation } from './printer-station.ts';
import { printerStation } from './printer-station.ts';
import type { PrinterCondition, PrintOutcome } from './printer-status.ts';
import type { ServerLink } from './server-link.ts';
import { serverLink } from './server-link.ts';

/** An outcome the server has refused, or not yet shown to know, is told again no sooner. */
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

/** The agent: prints every job of the server's view that it has not printed, tells what became of it and how its printers are. */
export interface Agent {
  stop(): Promise<void>;
}

/** Throws BrokenJobMemory when a print memory cannot be read. Otherwise runs until stopped, whatever printers and server do. */
export function startAgent({ config, clock, random, makeId, log }: AgentSettings): Agent {
  const memories = new Map(config.printers.map((printer) => [printer.id, openJobMemory(join(config.stateDir, `${printer.id}.jobs`))]));
  const toldAt = new Map<string, number>();
  const stations = new Map<string, PrinterStation>();
  let strangers: readonly string[] = [];

  const tellCondition = (printerId: string, condition: PrinterCondition): void => {
    link.send(`printer:${printerId}`, { type: 'report-printer', printerId, condition });
  };
  const tellOutcome = (jobId: string, outcome: PrintOutcome): void => {
    if (link.isPending(`job:${jobId}`)) return;
    toldAt.set(jobId, clock.now());
    link.send(`job:${jobId}`, { type: 'report-print', jobId, outcome });
  };
  const repeat = (command: DeviceCommand): void => {
    if (command.type === 'report-print') {
      tellOutcome(command.jobId, command.outcome);
      return;
    }
    const condition = stations.get(command.printerId)?.condition() ?? command.condition;
    tellCondition(command.printerId, condition);
  };
  /** A job that is still in the view though it ended here: the report was lost, or refused for a while. */
  const tellAgain = (jobId: string, memory: JobMemory): void => {
    const outcome = memory.recall(jobId);
    if (outcome === null || outcome === 'in-hand') return;
    if (clock.now() - (toldAt.get(jobId) ?? Number.NEGATIVE_INFINITY) >= TELL_AGAIN_AFTER_MS) tellOutcome(jobId, outcome);
  };
  const takeView = (view: DeviceView): void => {
    const shown = new Set(view.printers.flatMap((printer) => printer.jobs.map((job) => job.jobId)));
    for (const jobId of toldAt.keys()) if (!shown.has(jobId)) toldAt.delete(jobId);
    for (const { printerId, jobs } of view.printers) {
      const station = stations.get(printerId);
      const memory = memories.get(printerId);
      if (station === undefined || memory === undefined) continue;
      for (const job of jobs) tellAgain(job.jobId, memory);
      station.offer(jobs, () => link.serverNow());
    }
    strangers = noteStrangers(view, stations, strangers, log);
    for (const printerId of strangers) tellCondition(printerId, 'offline');
  };

  const link: ServerLink = serverLink(config.server, config.token, {
    onUp: () => {
      log.info('server connected');
      for (const [printerId, station] of stations) {
        const condition = station.condition();
        if (condition !== null) tellCondition(printerId, condition);
      }
    },
    onDown: (reason) => {
      log.warn({ reason }, 'server lost, reconnecting');
    },
    onRefused: (code) => {
      log.error({ code }, 'the server refuses this agent: check the token and that no second agent runs; trying again');
    },
    onView: (raw) => {
      const view = deviceView.safeParse(raw);
      if (view.success) takeView(view.data);
      else log.error({ issues: view.error.issues.length }, 'the server sent a view this agent does not understand: update it');
    },
    onReply: (command, reply) => {
      if (reply.ok) return;
      logRefusal(command, reply.refusal, log);
      if (TEMPORARY_REFUSALS.has(reply.refusal)) clock.after(TELL_AGAIN_AFTER_MS, () => { repeat(command); });
    },
  }, clock, makeId);

  for (const printer of config.printers) {
    const memory = memories.get(printer.id);
    if (memory === undefined) throw new Error(`no memory for printer ${printer.id}`);
    stations.set(printer.id, printerStation({
      printerId: printer.id,
      profile: PRINTER_PROFILES[printer.profile],
      ...wire(printer, clock),
      memory,
      clock,
      random,
      log,
      onCondition: (condition) => {
        tellCondition(printer.id, condition);
      },
      onOutcome: tellOutcome,
    }));
  }
  for (const station of stations.values()) station.start();
  return {
    stop: async () => {
      link.stop();
      await Promise.all([...stations.values()].map((station) => station.stop()));
      for (const memory of memories.values()) memory.close();
    },
  };
}

function wire(printer: PrinterConfig, clock: Clock): Pick<Parameters<typeof printerStation>[0], 'baud' | 'open'> {
  const address = parsePrinterAddress(printer.path);
  if (address === null) throw new Error(`printer ${printer.id}: the configuration let the path ${printer.path} through`);
  const { flow } = PRINTER_PROFILES[printer.profile];
  return { baud: address.kind === 'serial' ? printer.baud : null, open: transportTo(address, { baud: printer.baud, flow }, clock) };
}

/** Printers the server gives this agent that its configuration does not know; logged when the list changes, told as offline. */
function noteStrangers(
  view: DeviceView,
  stations: ReadonlyMap<string, PrinterStation>,
  known: readonly string[],
  log: Logger,
): readonly string[] {
  const strangers = view.printers.map((printer) => printer.printerId).filter((printerId) => !stations.has(printerId));
  if (strangers.join(' ') === known.join(' ')) return known;
  if (strangers.length > 0) log.error({ printerIds: strangers }, 'the server expects printers that this configuration does not name');
  return strangers;
}

function logRefusal(command: DeviceCommand, refusal: string, log: Logger): void {
  const about = command.type === 'report-print' ? { jobId: command.jobId } : { printerId: command.printerId };
  log.warn({ ...about, command: command.type, refusal }, 'the server refused a report');
}
