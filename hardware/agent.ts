import type { Logger } from 'pino';
import type { DeviceView } from '../server/contract/device.ts';
import type { AgentDevice, ConfiguredDevice, Surroundings } from './agent-device.ts';
import { configuredDevices, expectedKeys } from './agent-devices.ts';
import { Reports } from './agent-reports.ts';
import { tokenOf } from './agent-token.ts';
import type { Clock } from './clock.ts';
import type { HardwareConfig } from './config/schema.ts';
import { DeviceConditions } from './device-conditions.ts';
import { deviceView } from './device-view.ts';
import { BrokenJobMemory } from './job-memory.ts';
import { ServerLink } from './server-link.ts';
import { authorityOf } from './trust/authority.ts';
import { tlsTrouble } from './trust/tls-words.ts';
import { isSystemError } from './system-error.ts';

/** Time for a slip in hand to end; an unfinished one is in the job memory, and its end is reported at the next start. */
export const SETTLE_WITHIN_MS = 5_000;
/** Time for the server to answer the agent's last reports; unanswered ones are sent after the next start. */
export const FLUSH_WITHIN_MS = 1_500;

const SAY_REFUSAL_AGAIN_AFTER_MS = 10 * 60_000;

interface AgentSettings {
  readonly config: HardwareConfig;
  readonly clock: Clock;
  readonly random: () => number;
  readonly makeId: () => string;
  readonly log: Logger;
}

interface Agent {
  /**
   * Changes to another configuration, or a new token. A device whose entry is unchanged keeps its open port; a changed or removed
   * one ends its job in hand first. Resolves when done; changes are applied one after the other.
   */
  apply(config: HardwareConfig): Promise<void>;
  /** Ends the jobs in hand within SETTLE_WITHIN_MS, reports so within FLUSH_WITHIN_MS, then closes every port. */
  stop(): Promise<void>;
}

interface OpenDevice {
  readonly fingerprint: string;
  readonly device: AgentDevice;
}

/** Throws BrokenJobMemory if a print memory cannot be read. Otherwise runs until stopped, whatever devices and server do. */
export function startAgent(settings: AgentSettings): Agent {
  return new HardwareAgent(settings);
}

class HardwareAgent implements Agent {
  readonly #settings: AgentSettings;
  readonly #reports: Reports;
  readonly #conditions: DeviceConditions;
  readonly #devices = new Map<string, OpenDevice>();
  #config: HardwareConfig;
  /** Server and token of the link. */
  #address = '';
  #link: ServerLink | null = null;
  #lastView: DeviceView | null = null;
  #strangers: readonly string[] = [];
  #changing: Promise<void> = Promise.resolve();
  #stopped: Promise<void> | null = null;
  /** The last refusal that was logged. */
  #refusal = { code: '', at: Number.NEGATIVE_INFINITY };

  constructor(settings: AgentSettings) {
    this.#settings = settings;
    this.#config = settings.config;
    this.#reports = new Reports(settings.clock, settings.log);
    this.#conditions = new DeviceConditions(this.#reports, settings.clock);
    for (const configured of configuredDevices(settings.config)) this.#open(configured);
    this.#connect(settings.config);
  }

  apply(config: HardwareConfig): Promise<void> {
    this.#changing = this.#changing.then(() => this.#change(config));
    return this.#changing;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#end();
    return this.#stopped;
  }

  async #end(): Promise<void> {
    await this.#changing;
    await Promise.all([...this.#devices.values()].map(({ device }) => this.#settle(device)));
    const answered = this.#link?.answered();
    if (answered !== undefined) await this.#within(FLUSH_WITHIN_MS, answered);
    this.#link?.stop();
    await Promise.all([...this.#devices.values()].map(({ device }) => device.stop()));
  }

  async #change(config: HardwareConfig): Promise<void> {
    const { stateDir } = this.#config;
    if (config.stateDir !== stateDir) {
      // Jobs remembered in the old folder would print again.
      this.#settings.log.error({ stateDir }, 'stateDir changes only with a restart: the old one stays in use');
    }
    this.#config = { ...config, stateDir };
    const wanted = new Map(configuredDevices(this.#config).map((configured) => [configured.key, configured]));
    const stale = [...this.#devices].filter(([key, { fingerprint }]) => wanted.get(key)?.fingerprint !== fingerprint);
    await Promise.all(stale.map(([key, { device }]) => this.#close(key, device)));
    for (const configured of wanted.values()) if (!this.#devices.has(configured.key)) this.#openLater(configured);
    this.#connect(this.#config);
    if (this.#lastView !== null) this.#takeView(this.#lastView);
  }

  async #close(key: string, device: AgentDevice): Promise<void> {
    await this.#settle(device);
    await device.stop();
    this.#devices.delete(key);
    this.#settings.log.info({ device: key }, 'closed: its configuration changed or is gone');
  }

  #settle(device: AgentDevice): Promise<void> {
    return this.#within(SETTLE_WITHIN_MS, device.settle());
  }

  #within(deadlineMs: number, awaited: Promise<void>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#settings.clock.after(deadlineMs, resolve);
      void awaited.then(() => {
        cancel();
        resolve();
      });
    });
  }

  #open({ key, fingerprint, open }: ConfiguredDevice): void {
    const device = open(this.#surroundings());
    this.#devices.set(key, { fingerprint, device });
    device.start();
  }

  /** While the agent runs, a device that cannot be opened must not stop the others. */
  #openLater(configured: ConfiguredDevice): void {
    try {
      this.#open(configured);
      this.#settings.log.info({ device: configured.key }, 'opened: it is new in the configuration, or changed');
    } catch (error) {
      if (!(error instanceof BrokenJobMemory) && !isSystemError(error)) throw error;
      this.#settings.log.error({ device: configured.key, reason: error.message }, 'left out');
    }
  }

  #surroundings(): Surroundings {
    const { clock, random, log } = this.#settings;
    return { stateDir: this.#config.stateDir, clock, random, log, reports: this.#reports, conditions: this.#conditions };
  }

  /** Opens the link to the server, or a new one if address or token have changed. */
  #connect(config: HardwareConfig): void {
    const token = tokenOf(config);
    const ca = authorityOf(config);
    const address = `${config.server} ${token ?? ''} ${ca ?? ''}`;
    if (address === this.#address) return;
    this.#link?.stop();
    this.#address = address;
    this.#link = token === null ? null : this.#linkTo(config.server, token, ca);
    this.#reports.useLink(this.#link);
    if (token === null)
      this.#settings.log.warn('this agent has no token yet: npm run pair on the server shows a code, hardware pair takes it');
  }

  #linkTo(server: string, token: string, ca: string | null): ServerLink {
    const { clock, makeId, log } = this.#settings;
    return new ServerLink(
      { server, token, ca, clock, makeId },
      {
        onUp: () => {
          this.#refusal = { code: '', at: Number.NEGATIVE_INFINITY };
          log.info('server connected');
          this.#conditions.greet();
          for (const { device } of this.#devices.values()) device.greet();
        },
        onDown: (reason) => {
          log.warn({ reason }, 'server lost, reconnecting');
        },
        onRefused: (code) => {
          this.#noteRefusal(code, 'the server refuses this agent: check the token and that no second agent runs; trying again');
        },
        onUnreachable: (error) => {
          const trouble = tlsTrouble(error);
          if (trouble !== null) this.#noteRefusal('certificate', trouble);
        },
        onView: (raw) => {
          const view = deviceView.safeParse(raw);
          if (view.success) this.#takeView(view.data);
          else log.error({ issueCount: view.error.issues.length }, 'the server sent a view this agent does not understand: update it');
        },
        onReply: (topic, command, reply) => {
          this.#reports.takeReply(topic, command, reply);
        },
      },
    );
  }

  /** The server may refuse every few seconds, perhaps for a whole weekend. A new refusal is logged; a repeated one only now and then. */
  #noteRefusal(code: string, words: string): void {
    const now = this.#settings.clock.now();
    if (code === this.#refusal.code && now - this.#refusal.at < SAY_REFUSAL_AGAIN_AFTER_MS) return;
    this.#refusal = { code, at: now };
    this.#settings.log.error({ code }, words);
  }

  #takeView(view: DeviceView): void {
    this.#lastView = view;
    for (const { device } of this.#devices.values()) device.takeView(view);
    this.#noteStrangers(view);
  }

  /**
   * Devices that the server gives this agent but its configuration does not name: logged when the list changes;
   * such printers are reported as offline.
   */
  #noteStrangers(view: DeviceView): void {
    const strangers = expectedKeys(view).filter((key) => !this.#devices.has(key));
    if (strangers.join(' ') === this.#strangers.join(' ')) return;
    this.#strangers = strangers;
    if (strangers.length > 0)
      this.#settings.log.error({ devices: strangers }, 'the server expects devices this configuration does not name');
    for (const { printerId } of view.printers) {
      const key = `printer:${printerId}`;
      if (strangers.includes(key)) this.#reports.tell(key, () => ({ type: 'report-printer', printerId, condition: 'offline' }));
    }
  }
}
