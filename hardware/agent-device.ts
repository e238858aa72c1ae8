import type { Logger } from 'pino';
import type { DeviceView } from '../server/contract/device.ts';
import type { Reports } from './agent-reports.ts';
import type { Clock } from './clock.ts';
import type { DeviceConditions } from './device-conditions.ts';

/** One device on one port, as the agent handles it: a printer today; displays, pads and readers alike. */
export interface AgentDevice {
  start(): void;
  /** After each connect the server knows nothing of the device: say how it is. */
  greet(): void;
  /** The newest view; whole, so that what is missing in it is over. */
  takeView(view: DeviceView): void;
  /** Begins nothing new; resolves when nothing is in hand. */
  settle(): Promise<void>;
  /** Gives the port back. What is still in hand must be recoverable from disk. */
  stop(): Promise<void>;
}

/** What a device may use of the agent around it. */
export interface Surroundings {
  readonly stateDir: string;
  readonly clock: Clock;
  /** 0 ≤ r < 1. */
  readonly random: () => number;
  readonly log: Logger;
  readonly reports: Reports;
  /** Of all devices but printers, which tell theirs by themselves. */
  readonly conditions: DeviceConditions;
}

/** A device the configuration names, not yet open. */
export interface ConfiguredDevice {
  /** Kind and id, unique in the agent: "printer:hall-1". */
  readonly key: string;
  /** Differs when the device must be opened anew after a change of the configuration. */
  readonly fingerprint: string;
  /** May throw BrokenJobMemory. */
  readonly open: (surroundings: Surroundings) => AgentDevice;
}
