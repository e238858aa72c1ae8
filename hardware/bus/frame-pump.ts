import type { Clock } from '../clock.ts';
import type { Written } from '../link/transport.ts';

/** A board that lost power, or a frame that noise broke, is right again after so long. */
export const REFRESH_MS = 30_000;
/** Beeps that wait; more presses than that are nobody's. */
export const SIGNALS_MAX = 8;
/** Beyond the time its bytes take on the wire, a frame must have left after this, or the port is stuck. */
const DRAIN_DEADLINE_MS = 3_000;

interface PumpSettings {
  readonly gapMs: number;
  /** Sent in turn, for ever, while there is nothing else: questions to pads that speak only when asked. */
  readonly polls: readonly Poll[];
  readonly clock: Clock;
  readonly write: (bytes: Uint8Array) => Promise<Written>;
  readonly drain: (deadlineMs: number) => Promise<boolean>;
  /** The port takes no more bytes. */
  readonly onStuck: () => void;
  /** This board's frame, or this pad's question, has left, and its gap has passed. */
  readonly onDone: (deviceId: string) => void;
}

/** A question to a pad that speaks only when asked. */
export interface Poll {
  readonly deviceId: string;
  readonly bytes: Uint8Array;
}

interface Next {
  readonly bytes: Uint8Array;
  /** Whose frame it is; null: nobody's. */
  readonly deviceId: string | null;
  readonly isFrame: boolean;
}

/**
 * Sends a bus its frames, one at a time with a gap between. Of each board only the newest frame waits, so that however
 * quickly things change the bus is never behind by more than one frame a board, and nothing is sent that has not changed.
 */
export class FramePump {
  readonly #settings: PumpSettings;
  readonly #wanted = new Map<string, Uint8Array>();
  readonly #shown = new Map<string, string>();
  /** Shown, and due to be shown again. */
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

  /** The port has opened, perhaps on boards that were replaced meanwhile: everything is sent anew, after `openings`. */
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

  /** What a board is to show from now on. */
  show(boardId: string, frame: Uint8Array): void {
    this.#wanted.set(boardId, frame);
    void this.#send();
  }

  /** Shows the same once more: the board did not answer. */
  again(boardId: string): void {
    if (this.#shown.has(boardId)) this.#stale.add(boardId);
    void this.#send();
  }

  /** A pad's beep or light, before any frame. */
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
      // The port was opened anew meanwhile, and everything is sent anew with it.
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

  /** What is new goes before what is only repeated: a call must not wait for sixty boards. */
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
