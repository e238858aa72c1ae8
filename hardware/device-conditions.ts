import type { DeviceCommand } from '../server/contract/device.ts';
import type { Reports } from './agent-reports.ts';
import type { Clock } from './clock.ts';
import type { LinkFailure } from './link/transport.ts';

export type DeviceReport = Extract<DeviceCommand, { readonly type: 'report-devices' }>['devices'][number];
export type DeviceCondition = DeviceReport['condition'];

/** A broken line changes every device on it at once: changes within this time are reported together. */
export const TELL_TOGETHER_MS = 50;

/** Conditions of all this agent's devices except printers; reported whole, so that a device no longer named is gone. */
export class DeviceConditions {
  readonly #reports: Reports;
  readonly #clock: Clock;
  readonly #known = new Map<string, readonly DeviceReport[]>();
  #told = '';
  #isDue = false;

  constructor(reports: Reports, clock: Clock) {
    this.#reports = reports;
    this.#clock = clock;
  }

  /** @param line one entry of the configuration ("bus:leds"), with all its devices */
  set(line: string, devices: readonly DeviceReport[]): void {
    this.#known.set(line, devices);
    this.#tellSoon();
  }

  forget(line: string): void {
    this.#known.delete(line);
    this.#tellSoon();
  }

  /** After a connect the server counts all of them as gone, so they are reported at once. */
  greet(): void {
    this.#tell();
  }

  #tellSoon(): void {
    if (this.#isDue || JSON.stringify(this.#list()) === this.#told) return;
    this.#isDue = true;
    this.#clock.after(TELL_TOGETHER_MS, () => {
      this.#isDue = false;
      if (JSON.stringify(this.#list()) !== this.#told) this.#tell();
    });
  }

  #tell(): void {
    this.#told = JSON.stringify(this.#list());
    this.#reports.tell('devices', () => ({ type: 'report-devices', devices: this.#list() }));
  }

  #list(): DeviceReport[] {
    return [...this.#known.values()].flat();
  }
}

/** Why nothing on a line can be reached. */
export function lineCondition(failure: LinkFailure): DeviceCondition {
  switch (failure) {
    case 'missing':
    case 'lost':
    case 'refused':
      return 'port-missing';
    case 'busy':
      return 'port-busy';
    case 'denied':
      return 'no-permission';
    case 'timeout':
    case 'failed':
      return 'port-failed';
    default:
      return failure satisfies never;
  }
}
