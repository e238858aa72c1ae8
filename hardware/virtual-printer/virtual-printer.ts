import type { Clock } from '../clock.ts';
import type { Faults } from './faults.ts';
import { NO_FAULTS } from './faults.ts';
import type { FinishedSlip, Mechanism } from './printer-body.ts';
import { PrinterBody } from './printer-body.ts';
import { PrinterPort } from './printer-port.ts';
import type { Sensors } from './status-bytes.ts';

/** Number of newest slips kept. */
export const SLIPS_MAX = 200;

export interface NumberedSlip extends FinishedSlip {
  /** Counts from 1 since the start. */
  readonly n: number;
  /** When it came out, ms since 1970. */
  readonly at: number;
}

interface VirtualPrinterState {
  readonly port: number;
  readonly faults: Faults;
  readonly sensors: Sensors;
  readonly bufferedBytes: number;
  readonly unknownCount: number;
  readonly unknownCommands: readonly string[];
  readonly slipCount: number;
}

interface VirtualPrinterSettings {
  /** TCP port on loopback; 0 takes any free one. */
  readonly port: number;
  /** null: as fast as it comes. */
  readonly baud: number | null;
  readonly mechanism: Mechanism;
  readonly clock: Clock;
  /** Time of day for the slips' labels, ms since 1970. */
  readonly timeOfDay: () => number;
}

/** An ESC/POS printer without paper: behaves on its port as the manuals say, and keeps what it printed. */
export interface VirtualPrinter {
  state(): VirtualPrinterState;
  /** Newest first. */
  slips(): readonly NumberedSlip[];
  setFaults(change: Partial<Faults>): Promise<void>;
  powerCycle(): void;
  tearOff(): void;
  stop(): Promise<void>;
}

export async function startVirtualPrinter(settings: VirtualPrinterSettings): Promise<VirtualPrinter> {
  const slips: NumberedSlip[] = [];
  let slipCount = 0;
  let port: PrinterPort | null = null;
  const body = new PrinterBody(settings.mechanism, settings.clock, {
    onReply: (bytes) => port?.send(bytes),
    onChange: () => port?.refresh(),
    onSlip: (slip) => {
      slipCount += 1;
      slips.unshift({ ...slip, n: slipCount, at: settings.timeOfDay() });
      if (slips.length > SLIPS_MAX) slips.pop();
    },
  });
  const opened = new PrinterPort(body, settings.baud, settings.clock);
  await opened.open(settings.port);
  port = opened;
  return {
    state: () => ({
      port: opened.port,
      faults: body.faults,
      sensors: body.sensors,
      bufferedBytes: body.bufferedBytes,
      unknownCount: body.unknownCount,
      unknownCommands: body.unknownCommands,
      slipCount,
    }),
    slips: () => slips,
    setFaults: async (change) => {
      const before = body.faults;
      const after: Faults = { ...before, ...change };
      body.setFaults(after);
      if (after.unplugged && !before.unplugged) await opened.unplug();
      if (!after.unplugged && before.unplugged) await opened.plugIn();
    },
    powerCycle: () => {
      body.powerCycle();
    },
    tearOff: () => {
      body.tearOff();
    },
    stop: async () => {
      if (!body.faults.unplugged) await opened.unplug();
      body.setFaults({ ...NO_FAULTS, unplugged: true });
    },
  };
}
