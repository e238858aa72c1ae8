import type { Clock } from '../clock.ts';
import type { Written } from '../link/transport.ts';

/** Interval at which every frame is sent again. It corrects a board that lost power or whose frame was garbled. */
export const REFRESH_MS = 30_000;
/** Most beeps that wait to be sent. One person does not press more keys than this. */
export const SIGNALS_MAX = 8;
/** Time a frame may take beyond the time its bytes need on the wire. After that the port counts as stuck. */
const DRAIN_DEADLINE_MS = 3_000;

interface PumpSettings {
  readonly gapMs: number;
  /** Sent in turn, for ever, while there is nothing else: polls of pads that send only when polled. */
  readonly polls: readonly Poll[];
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array) => Promise<Written>;
  readonly drain: (deadlineMs: number) => Promise<boolean>;
  /** The port takes no more bytes. */
  readonly onStuck: () => void;
  /** The frame for this board, or the poll of this pad, has left, and its gap has passed. */
  readonly onDone: (deviceId: string) => void;
}

/** A poll of a pad that sends only when polled. */
export interface Poll {
  readonly deviceId: string;
  readonly bytes: Uint8Array;
}

interface Next {
  readonly bytes: Uint8Array;
  /** The device the frame is for; null: none in particular. */
  readonly deviceId: string | null;
  readonly isFrame: boolean;
}

/**
 * Sends frames to a bus, one at a time with a gap between them. For each board only the newest frame waits. However quickly
 * things change, the bus is therefore never more than one frame behind for each board. An unchanged frame is not sent.
 */
export class FramePump {
  readonly #settings: PumpSettings;
  readonly #wanted = new Map<string, Uint8Array>();
  readonly #shown = new Map<string, string>();
  /** Boards whose frame is due to be sent again. */
  readonly #stale = new Set<string>();
  #signals: Uint8Array[] = [];
  #openings: Uint8Array[] = [];
  #isOpen = false;
  #generation = 0;
  #pollIndex = 0;
  #isSending = false;
  #cancelRefresh = (): void => undefined;

  constructor(settings: PumpSettings) {
    this.#settings = settings;
  }

  /** The port has opened, perhaps with other boards on it. Sends `openings`, then every frame again. */
  open(openings: readonly Uint8Array[]): void {
    this.#isOpen = true;
    this.#openings = [...openings];
    this.#signals = [];
    this.#shown.clear();
    this.#generation += 1;
    this.#refreshLater();
    void this.#send();
  }

  close(): void {
    this.#isOpen = false;
    this.#cancelRefresh();
  }

  /** Sets what a board shows from now on. */
  show(boardId: string, frame: Uint8Array): void {
    this.#wanted.set(boardId, frame);
    void this.#send();
  }

  /** Sends the same frame once more, because the board did not answer. */
  again(boardId: string): void {
    if (this.#shown.has(boardId)) this.#stale.add(boardId);
    void this.#send();
  }

  /** Sends a pad's beep or light before any frame. */
  signal(bytes: Uint8Array): void {
    if (this.#isOpen && this.#signals.length < SIGNALS_MAX) this.#signals.push(bytes);
    void this.#send();
  }

  #refreshLater(): void {
    this.#cancelRefresh();
    this.#cancelRefresh = this.#settings.clock.after(REFRESH_MS, () => {
      for (const boardId of this.#shown.keys()) this.#stale.add(boardId);
      this.#refreshLater();
      void this.#send();
    });
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const { deviceId, bytes, isFrame } = next;
      const { clock, drain, gapMs, onDone, onStuck, write } = this.#settings;
      const generation = this.#generation;
      const written = await write(bytes);
      const drained = written === 'ok' && (await drain(DRAIN_DEADLINE_MS));
      // The port was opened again meanwhile, and everything is sent again with it.
      if (generation !== this.#generation) continue;
      if (!drained) {
        // Sent again, whole, when the port is back.
        if (this.#isOpen) {
          this.close();
          onStuck();
        }
        break;
      }
      if (deviceId !== null && isFrame) this.#noteShown(deviceId, bytes);
      await new Promise<void>((resolve) => {
        clock.after(gapMs, resolve);
      });
      if (deviceId !== null) onDone(deviceId);
    }
    this.#isSending = false;
  }

  #noteShown(boardId: string, bytes: Uint8Array): void {
    this.#shown.set(boardId, hexOf(bytes));
    this.#stale.delete(boardId);
  }

  /** New frames go before repeated ones: a call must not wait for sixty boards. */
  #next(): Next | null {
    if (!this.#isOpen) return null;
    const first = this.#openings.shift() ?? this.#signals.shift();
    if (first !== undefined) return { deviceId: null, bytes: first, isFrame: false };
    for (const [deviceId, bytes] of this.#wanted) {
      if (this.#shown.get(deviceId) !== hexOf(bytes)) return { deviceId, bytes, isFrame: true };
    }
    const [deviceId] = this.#stale;
    const bytes = deviceId === undefined ? undefined : this.#wanted.get(deviceId);
    return deviceId === undefined || bytes === undefined ? this.#nextPoll() : { deviceId, bytes, isFrame: true };
  }

  #nextPoll(): Next | null {
    const { polls } = this.#settings;
    const poll = polls[this.#pollIndex % polls.length];
    this.#pollIndex += 1;
    return poll === undefined ? null : { ...poll, isFrame: false };
  }
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
