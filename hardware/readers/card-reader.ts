import type { AgentDevice, Surroundings } from '../agent-device.ts';
import type { ReaderConfig } from '../config/reader.ts';
import type { DeviceCondition } from '../device-conditions.ts';
import { lineCondition } from '../device-conditions.ts';
import type { LinkState, PersistentLink } from '../link/persistent-link.ts';
import { persistentLink } from '../link/persistent-link.ts';
import { parsePrinterAddress, transportTo } from '../link/printer-address.ts';
import type { MaskedCard } from './track2.ts';
import { SWIPE_SILENCE_MS, Track2 } from './track2.ts';

/** Too short to send anything twice: a card that arrives late would count for the next customer. */
const SWIPE_LIFE_MS = 1_500;
/** Least time between two log lines about noise: a loose cable would fill the log. */
const READER_NOISE_TOLD_EVERY_MS = 60_000;

/** One card read only in part is worn, or was swiped too fast; this many in a row are the reader's fault. */
export const HALVES_IN_A_ROW = 3;
/** A swipe at another speed is dozens of bytes; a spark on the line is one or two. */
const NOISE_MIN_BYTES = 4;

/** A reader of the configuration, ready to be opened. */
export function readerDevice(config: ReaderConfig): (surroundings: Surroundings) => AgentDevice {
  return (surroundings) => new CardReader(config, surroundings);
}

/** Sends the server what the rules need of each swipe. Stores and logs nothing of a card. */
class CardReader implements AgentDevice {
  readonly #config: ReaderConfig;
  readonly #surroundings: Surroundings;
  readonly #track: Track2;
  readonly #link: PersistentLink;
  #wasDown = false;
  #halves = 0;
  #noiseToldAt = Number.NEGATIVE_INFINITY;
  #cancelEnd = (): void => undefined;

  constructor(config: ReaderConfig, surroundings: Surroundings) {
    const { clock, random } = surroundings;
    this.#config = config;
    this.#surroundings = surroundings;
    this.#track = new Track2(config.lrc);
    const listener = { onState: (state: LinkState) => this.#takeLinkState(state), onData: (bytes: Uint8Array) => this.#takeBytes(bytes) };
    this.#link = persistentLink(transportOf(config, surroundings), listener, clock, random);
  }

  start(): void {
    this.#link.start();
  }

  /** Without a swipe there is nothing to report. */
  greet(): void {}

  /** A reader shows nothing. */
  takeView(): void {}

  /** A swipe is answered or given up without help. */
  settle(): Promise<void> {
    return Promise.resolve();
  }

  async stop(): Promise<void> {
    this.#cancelEnd();
    this.#surroundings.conditions.forget(`reader:${this.#config.id}`);
    this.#track.end();
    await this.#link.stop();
  }

  #takeLinkState(state: LinkState): void {
    const { log } = this.#surroundings;
    const about = { reader: this.#config.id };
    if (state.name === 'open') {
      log.info(about, 'port open');
      this.#wasDown = false;
      this.#halves = 0;
      this.#become('line-open');
    } else if (state.name === 'down') {
      if (!this.#wasDown) log.warn({ ...about, failure: state.failure, detail: state.detail }, 'port down, trying again');
      this.#wasDown = true;
      this.#become(lineCondition(state.failure));
    }
  }

  #takeBytes(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const card = this.#track.take(byte);
      if (card !== null) this.#takeCard(card);
    }
    bytes.fill(0);
    this.#cancelEnd();
    this.#cancelEnd = this.#surroundings.clock.after(SWIPE_SILENCE_MS, () => this.#end());
  }

  #end(): void {
    const swipe = this.#track.end();
    if (swipe === null || swipe.kind === 'card') return;
    if (swipe.kind === 'unreadable') this.#takeHalf();
    else this.#takeNoise(swipe.bytes);
  }

  #takeCard(card: MaskedCard): void {
    this.#halves = 0;
    this.#become('ok');
    void this.#tell(card);
  }

  #takeHalf(): void {
    this.#halves += 1;
    if (this.#halves >= HALVES_IN_A_ROW) this.#become('half-track');
    void this.#tell(null);
  }

  #takeNoise(bytes: number): void {
    if (bytes >= NOISE_MIN_BYTES) this.#become('wrong-baud');
    this.#tellNoise(bytes);
  }

  #become(condition: DeviceCondition): void {
    const { id, kioskId } = this.#config;
    this.#surroundings.conditions.set(`reader:${id}`, [{ kind: 'reader', deviceId: id, placeId: kioskId, condition }]);
  }

  /** @param card null: a card was swiped and could not be read; the customer is asked to swipe again */
  async #tell(card: MaskedCard | null): Promise<void> {
    const { reports, log } = this.#surroundings;
    const { id, kioskId } = this.#config;
    const reply = await reports.ask(`reader:${id}`, { type: 'present-masked-card', kioskId, card }, SWIPE_LIFE_MS);
    const came = reply === null ? 'no answer' : reply.ok ? 'done' : reply.refusal;
    log.info({ reader: id, readable: card !== null, came }, 'swiped');
  }

  /** How many bytes, never which. */
  #tellNoise(bytes: number): void {
    const { clock, log } = this.#surroundings;
    if (clock.now() - this.#noiseToldAt < READER_NOISE_TOLD_EVERY_MS) return;
    this.#noiseToldAt = clock.now();
    log.warn({ reader: this.#config.id, baud: this.#config.baud, bytes }, 'bytes that are no track: check baud rate, cable and reader');
  }
}

function transportOf({ id, path, baud }: ReaderConfig, { clock }: Surroundings) {
  const address = parsePrinterAddress(path);
  if (address === null) throw new Error(`reader ${id}: the configuration let the path ${path} through`);
  return transportTo(address, { baud, flow: 'none' }, clock);
}
