import type { DeviceCounter, DeviceView } from '../../server/contract/device.ts';
import type { AgentDevice, Surroundings } from '../agent-device.ts';
import type { BusConfig } from '../config/bus.ts';
import type { BoardDriver } from '../displays/board.ts';
import { boardDriver } from '../displays/board-driver.ts';
import { boardFacts } from '../displays/board-facts.ts';
import type { LinkState, PersistentLink } from '../link/persistent-link.ts';
import { persistentLink } from '../link/persistent-link.ts';
import { parsePrinterAddress, transportTo } from '../link/printer-address.ts';
import { CallPad } from '../pads/call-pad.ts';
import { KeyMatcher } from '../pads/key-matcher.ts';
import { RatingPad } from '../pads/rating-pad.ts';
import { BusConditions } from './bus-conditions.ts';
import type { BusMeaning } from './bus-patterns.ts';
import { busPatterns, busPolls } from './bus-patterns.ts';
import { Echo } from './echo.ts';
import { FramePump } from './frame-pump.ts';
import { FRESH_WITHIN_MS } from './freshness.ts';

/** Interval at which boards check whether the server has been silent for longer than FRESH_WITHIN_MS. */
const TICK_MS = 1_000;
/** Least time between two log lines about noise on a bus: a loose cable would fill the log. */
const NOISE_TOLD_EVERY_MS = 60_000;

interface Board {
  readonly id: string;
  readonly counterId: string;
  readonly driver: BoardDriver;
}

/** A bus of the configuration, ready to be opened. */
export function busDevice(config: BusConfig): (surroundings: Surroundings) => AgentDevice {
  return (surroundings) => new BusDevice(config, surroundings);
}

/** Shows each counter's state on its boards, and sends its pads' keys to the server. Stores nothing: whole views restore everything. */
class BusDevice implements AgentDevice {
  readonly #config: BusConfig;
  readonly #surroundings: Surroundings;
  readonly #boards: readonly Board[];
  readonly #pads: ReadonlyMap<string, CallPad>;
  readonly #raters: ReadonlyMap<string, RatingPad>;
  readonly #keys: KeyMatcher<BusMeaning>;
  readonly #conditions: BusConditions;
  readonly #echo = new Echo();
  readonly #pump: FramePump;
  readonly #link: PersistentLink;
  #counters: ReadonlyMap<string, DeviceCounter> = new Map();
  /** Counters that the server no longer shows: their boards must not keep a number. */
  #gone: ReadonlyMap<string, DeviceCounter> = new Map();
  #wasDown = false;
  #noiseTold = { count: 0, at: Number.NEGATIVE_INFINITY };
  #cancelTick = (): void => undefined;

  constructor(config: BusConfig, surroundings: Surroundings) {
    const { clock, log, random } = surroundings;
    this.#config = config;
    this.#surroundings = surroundings;
    this.#boards = config.displays.map((display) => ({ id: display.id, counterId: display.counterId, driver: boardDriver(display) }));
    const signal = (bytes: Uint8Array): void => this.#pump.signal(bytes);
    this.#pads = new Map(config.pads.map((pad) => [pad.id, new CallPad(pad, surroundings, signal)]));
    this.#raters = new Map(config.raters.map((rater) => [rater.id, new RatingPad(rater, surroundings, signal)]));
    this.#keys = new KeyMatcher(busPatterns(config));
    this.#conditions = new BusConditions(config, surroundings.conditions, log);
    this.#pump = new FramePump({
      gapMs: config.gapMs,
      polls: busPolls(config),
      clock,
      write: (bytes) => {
        this.#echo.sent(bytes);
        return this.#link.write(bytes);
      },
      drain: (deadlineMs) => this.#link.drain(deadlineMs),
      onStuck: () => this.#link.reopen(),
      onDone: (deviceId) => this.#conditions.frameDone(deviceId, clock.now()),
    });
    const listener = { onState: (state: LinkState) => this.#takeLinkState(state), onData: (bytes: Uint8Array) => this.#takeBytes(bytes) };
    this.#link = persistentLink(transportOf(config, surroundings), listener, clock, random);
  }

  start(): void {
    this.#link.start();
    this.#tick();
  }

  /** The condition of its devices is reported together with all others'; what it shows comes with the first view. */
  greet(): void {}

  takeView({ counters }: DeviceView): void {
    const before = new Map([...this.#gone, ...this.#counters]);
    this.#counters = new Map(counters.map((counter) => [counter.counterId, counter]));
    this.#gone = new Map([...before].filter(([counterId]) => !this.#counters.has(counterId)));
    this.#conditions.shows([...this.#counters.keys()]);
    this.#showAll();
  }

  /** Nothing in hand can be lost: a press is answered or given up, and a frame is sent anew after the next opening. */
  settle(): Promise<void> {
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#cancelTick();
    this.#conditions.forget();
    this.#pump.close();
    await this.#link.stop();
  }

  #tick(): void {
    this.#showAll();
    for (const { id } of this.#boards) if (this.#conditions.isWaitedFor(id)) this.#pump.again(id);
    this.#cancelTick = this.#surroundings.clock.after(TICK_MS, () => {
      this.#tick();
    });
  }

  #showAll(): void {
    const isFresh = this.#surroundings.reports.silentMs() <= FRESH_WITHIN_MS;
    for (const { id, counterId, driver } of this.#boards) {
      const shown = this.#counters.get(counterId);
      const counter = shown ?? this.#gone.get(counterId);
      // Before the first view not even the counter's label is known.
      if (counter !== undefined) this.#pump.show(id, Uint8Array.from(driver.frame(boardFacts(counter, isFresh && shown !== undefined))));
    }
  }

  #takeLinkState(state: LinkState): void {
    const { log } = this.#surroundings;
    const about = { bus: this.#config.id };
    if (state.name === 'open') {
      log.info(about, 'port open');
      this.#wasDown = false;
      this.#conditions.opened();
      this.#pump.open(this.#boards.flatMap(({ driver }) => (driver.opening === null ? [] : [Uint8Array.from(driver.opening)])));
    } else if (state.name === 'down') {
      if (!this.#wasDown) log.warn({ ...about, failure: state.failure, detail: state.detail }, 'port down, trying again');
      this.#wasDown = true;
      this.#conditions.down(state.failure);
      this.#pump.close();
    }
  }

  #takeBytes(bytes: Uint8Array): void {
    const noiseBefore = this.#keys.noiseCount;
    for (const meaning of this.#keys.take(bytes, this.#surroundings.clock.now())) this.#take(meaning);
    const noise = this.#keys.noiseCount - noiseBefore;
    if (noise > 0 && !this.#echo.is(bytes)) this.#conditions.noise(noise);
    this.#tellNoise();
  }

  #take(meaning: BusMeaning): void {
    switch (meaning.kind) {
      case 'pad':
        this.#conditions.used(meaning.deviceId);
        void this.#pads.get(meaning.deviceId)?.press(meaning.key, this.#counterOf(this.#config.pads, meaning.deviceId));
        return;
      case 'rater':
        this.#conditions.used(meaning.deviceId);
        void this.#raters.get(meaning.deviceId)?.press(meaning.score, this.#counterOf(this.#config.raters, meaning.deviceId));
        return;
      case 'nothing':
      case 'answer':
        this.#conditions.answered(meaning.deviceId);
        return;
      default:
        meaning satisfies never;
    }
  }

  #counterOf(devices: readonly { readonly id: string; readonly counterId: string }[], deviceId: string): DeviceCounter | null {
    const counterId = devices.find(({ id }) => id === deviceId)?.counterId;
    return counterId === undefined ? null : (this.#counters.get(counterId) ?? null);
  }

  /** How many bytes, never which: bytes that arrived by mistake may be anything, for example a card's. */
  #tellNoise(): void {
    const now = this.#surroundings.clock.now();
    const { noiseCount } = this.#keys;
    if (noiseCount === this.#noiseTold.count || now - this.#noiseTold.at < NOISE_TOLD_EVERY_MS) return;
    this.#noiseTold = { count: noiseCount, at: now };
    const { id: bus, baud } = this.#config;
    this.#surroundings.log.warn({ bus, baud, noiseCount }, 'bytes that are no key of this bus: check baud rate, cable and key table');
  }
}

function transportOf({ id, path, baud }: BusConfig, { clock }: Surroundings) {
  const address = parsePrinterAddress(path);
  if (address === null) throw new Error(`bus ${id}: the configuration let the path ${path} through`);
  // Boards and pads have no flow control: they need the gap after each frame.
  return transportTo(address, { baud, flow: 'none' }, clock);
}
