import { join } from 'node:path';
import type { DeviceView } from '../server/contract/device.ts';
import type { AgentDevice, Surroundings } from './agent-device.ts';
import { TELL_AGAIN_AFTER_MS } from './agent-reports.ts';
import { PRINTER_PROFILES } from './codec/printer-profile.ts';
import type { PrinterConfig } from './config/printer.ts';
import type { JobMemory } from './job-memory.ts';
import { openJobMemory } from './job-memory.ts';
import { parsePrinterAddress, transportTo } from './link/printer-address.ts';
import { PrinterStation } from './printer-station.ts';
import type { PrintOutcome } from './printer-status.ts';

/** A printer of the configuration, ready to be opened. Opening throws BrokenJobMemory if its memory cannot be read. */
export function printerDevice(config: PrinterConfig): (surroundings: Surroundings) => AgentDevice {
  return (surroundings) => new PrinterDevice(config, surroundings);
}

/** Prints every job of the view that was not printed, and reports its outcome and the printer's condition. */
class PrinterDevice implements AgentDevice {
  readonly #config: PrinterConfig;
  readonly #surroundings: Surroundings;
  readonly #memory: JobMemory;
  readonly #station: PrinterStation;
  readonly #toldAt = new Map<string, number>();

  constructor(config: PrinterConfig, surroundings: Surroundings) {
    this.#config = config;
    this.#surroundings = surroundings;
    this.#memory = openJobMemory(join(surroundings.stateDir, `${config.id}.jobs`));
    this.#station = this.#makeStation();
  }

  start(): void {
    this.#station.start();
  }

  greet(): void {
    if (this.#station.condition !== null) this.#tellCondition();
  }

  takeView(view: DeviceView): void {
    const jobs = view.printers.find(({ printerId }) => printerId === this.#config.id)?.jobs ?? [];
    const shown = new Set(jobs.map(({ jobId }) => jobId));
    for (const jobId of this.#toldAt.keys()) if (!shown.has(jobId)) this.#toldAt.delete(jobId);
    for (const jobId of shown) this.#tellAgain(jobId);
    this.#station.offer(jobs, () => this.#surroundings.reports.serverNow());
  }

  settle(): Promise<void> {
    return this.#station.settle();
  }

  async stop(): Promise<void> {
    await this.#station.stop();
    this.#memory.close();
  }

  #makeStation(): PrinterStation {
    const { id, path, baud, flow, profile: profileName } = this.#config;
    const { clock, random, log } = this.#surroundings;
    const profile = PRINTER_PROFILES[profileName];
    const address = parsePrinterAddress(path);
    if (address === null) throw new Error(`printer ${id}: the configuration let the path ${path} through`);
    return new PrinterStation({
      printerId: id,
      profile,
      baud: address.kind === 'serial' ? baud : null,
      open: transportTo(address, { baud, flow: flow ?? profile.flow }, clock),
      memory: this.#memory,
      clock,
      random,
      log,
      onCondition: () => {
        this.#tellCondition();
      },
      onOutcome: (jobId, outcome) => {
        this.#tellOutcome(jobId, outcome);
      },
    });
  }

  #tellCondition(): void {
    const printerId = this.#config.id;
    this.#surroundings.reports.tell(`printer:${printerId}`, () => ({
      type: 'report-printer',
      printerId,
      condition: this.#station.condition ?? 'offline',
    }));
  }

  #tellOutcome(jobId: string, outcome: PrintOutcome): void {
    const { reports, clock } = this.#surroundings;
    if (reports.isPending(`job:${jobId}`)) return;
    this.#toldAt.set(jobId, clock.now());
    reports.tell(`job:${jobId}`, () => ({ type: 'report-print', jobId, outcome }));
  }

  /** A job that ended here but is still in the view: the report was lost, or refused for a while. */
  #tellAgain(jobId: string): void {
    const outcome = this.#memory.recall(jobId);
    if (outcome === null || outcome === 'in-hand') return;
    const toldAt = this.#toldAt.get(jobId) ?? Number.NEGATIVE_INFINITY;
    if (this.#surroundings.clock.now() - toldAt >= TELL_AGAIN_AFTER_MS) this.#tellOutcome(jobId, outcome);
  }
}
