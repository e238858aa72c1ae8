import type { Logger } from 'pino';
import type { DeviceView } from '../server/contract/device.ts';
import type { Reports } from './agent-reports.ts';
import type { Clock } from './clock.ts';
import type { DeviceConditions } from './device-conditions.ts';

/** One device on one port, as the agent handles it: printers, displays, pads and readers alike. */
export interface AgentDevice {
  start(): void;
  /** After each connect the server knows nothing of the device: report its condition. */
  greet(): void;
  /** The newest view; it is whole, so what is missing in it has ended. */
  takeView(view: DeviceView): void;
  /** Starts no new work. Resolves when the work in hand is done. */
  settle(): Promise<void>;
  /** Closes the port. What is still in hand must be recoverable from disk. */
  stop(): Promise<void>;
}

/** What a device may use of the agent. */
export interface Surroundings {
  readonly stateDir: string;
  readonly clock: Clock;
  /** 0 ≤ r < 1. */
  readonly random: () => number;
  readonly log: Logger;
  readonly reports: Reports;
  /** Of all devices except printers, which report their own. */
  readonly conditions: DeviceConditions;
}

/** A device of the configuration, not opened yet. */
export interface ConfiguredDevice {
  /** Kind and id, unique in the agent: "printer:hall-1". */
  readonly key: string;
  /** Differs if a change of the configuration requires the device to be opened anew. */
  readonly fingerprint: string;
  /** May throw BrokenJobMemory. */
  readonly open: (surroundings: Surroundings) => AgentDevice;
}
