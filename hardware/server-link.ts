import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { DeviceCommand, DeviceView } from '../server/contract/device.ts';
import type { BeatMessage, DownMessages, Handshake, Reply, UpMessages } from '../server/contract/wire.ts';
import { BEAT_INTERVAL_MS, RECONNECT_DELAY_MAX_MS, RECONNECT_DELAY_MIN_MS, RESEND_AFTER_MS } from '../server/contract/wire.ts';
import type { Clock } from './clock.ts';

/** Most unanswered commands kept; every job of a view is one, a printer's condition another. */
const OUTBOX_MAX = 1_000;
/** Interval after which a refused handshake (a token not known yet, a second agent) is tried again. */
const REFUSED_RETRY_MS = 3_000;
const AGENT_BUILD = 'hardware';

interface ServerLinkListener {
  readonly onUp: () => void;
  readonly onDown: (reason: string) => void;
  /** The server refused the handshake; the link tries again. */
  readonly onRefused: (code: string) => void;
  /** Nothing answers as this server should; the link tries again. */
  readonly onUnreachable: (error: Error) => void;
  readonly onView: (view: unknown) => void;
  readonly onReply: (topic: string, command: DeviceCommand, reply: Reply) => void;
}

interface ServerLinkSettings {
  /** e.g. http://127.0.0.1:8420 */
  readonly server: string;
  readonly token: string;
  /** PEM of the authority to believe; null: those that Node knows. */
  readonly ca: string | null;
  readonly clock: Clock;
  /** A fresh UUID each call. */
  readonly makeId: () => string;
}

interface Outgoing {
  readonly commandId: string;
  readonly command: DeviceCommand;
  sentAt: number;
}

type DeviceSocket = Socket<DownMessages<DeviceView>, UpMessages<DeviceCommand>>;

/** The agent's only connection. The agent opens it to the server, and opens it again for ever. */
export class ServerLink {
  readonly #settings: ServerLinkSettings;
  readonly #listener: ServerLinkListener;
  readonly #socket: DeviceSocket;
  readonly #outbox = new Map<string, Outgoing>();
  readonly #cancelResend: () => void;
  #onEmpty: (() => void)[] = [];
  #cancelRetry = (): void => undefined;
  #seen = { epoch: '', revision: -1, serverTime: 0, at: 0 };
  #resyncAt = Number.NEGATIVE_INFINITY;

  constructor(settings: ServerLinkSettings, listener: ServerLinkListener) {
    this.#settings = settings;
    this.#listener = listener;
    this.#socket = connectTo(settings);
    this.#listen();
    this.#cancelResend = every(settings.clock, RESEND_AFTER_MS / 2, () => {
      for (const [topic, outgoing] of this.#outbox) {
        if (settings.clock.now() - outgoing.sentAt >= RESEND_AFTER_MS) this.#emit(topic, outgoing);
      }
    });
  }

  /**
   * Sends until answered, always with the same id, also after reconnects. A later command of the same `topic` replaces an unanswered
   * one: of a printer's conditions only the newest matters.
   */
  send(topic: string, command: DeviceCommand): void {
    if (this.#outbox.size >= OUTBOX_MAX && !this.#outbox.has(topic)) return;
    const outgoing: Outgoing = { commandId: this.#settings.makeId(), command, sentAt: this.#settings.clock.now() };
    this.#outbox.set(topic, outgoing);
    this.#emit(topic, outgoing);
  }

  /** Whether a command of this topic waits for its answer. */
  isPending(topic: string): boolean {
    return this.#outbox.has(topic);
  }

  /** Stops sending it: nobody waits for the answer any more. */
  forget(topic: string): void {
    this.#outbox.delete(topic);
    this.#noteEmpty();
  }

  /** Resolves when the server has answered everything. Has no deadline of its own. */
  answered(): Promise<void> {
    return new Promise((resolve) => {
      this.#onEmpty.push(resolve);
      this.#noteEmpty();
    });
  }

  /** Time since the server was last heard, ms. */
  silentMs(): number {
    return this.#seen.serverTime === 0 ? Number.POSITIVE_INFINITY : this.#settings.clock.now() - this.#seen.at;
  }

  /** The server's clock, continued by ours; 0 before the first message. */
  serverNow(): number {
    return this.#seen.serverTime === 0 ? 0 : this.#seen.serverTime + (this.#settings.clock.now() - this.#seen.at);
  }

  stop(): void {
    this.#cancelResend();
    this.#cancelRetry();
    this.#socket.disconnect();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => {
      this.#listener.onUp();
      for (const [topic, outgoing] of this.#outbox) this.#emit(topic, outgoing);
    });
    socket.on('disconnect', (reason) => {
      this.#listener.onDown(reason);
      // After "io server disconnect" the library does not reconnect.
      if (!socket.active) this.#retrySoon();
    });
    socket.on('connect_error', (error) => {
      if (socket.active) return this.#listener.onUnreachable(error);
      this.#listener.onRefused(error.message);
      this.#retrySoon();
    });
    socket.on('view', (message) => {
      this.#seen = { epoch: message.epoch, revision: message.revision, serverTime: message.serverTime, at: this.#settings.clock.now() };
      this.#listener.onView(message.view);
    });
    socket.on('beat', (beat) => {
      this.#takeBeat(beat);
    });
  }

  /**
   * The beat names another view than the one held, so the last message was lost. The view is requested again, once in each beat
   * interval.
   */
  #takeBeat(beat: BeatMessage): void {
    const now = this.#settings.clock.now();
    this.#seen = { ...this.#seen, serverTime: beat.serverTime, at: now };
    if (beat.epoch === this.#seen.epoch && beat.revision === this.#seen.revision) return;
    if (now - this.#resyncAt < BEAT_INTERVAL_MS) return;
    this.#resyncAt = now;
    this.#socket.emit('resync');
  }

  #noteEmpty(): void {
    if (this.#outbox.size > 0) return;
    for (const resolve of this.#onEmpty) resolve();
    this.#onEmpty = [];
  }

  #retrySoon(): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#settings.clock.after(REFUSED_RETRY_MS, () => {
      this.#socket.connect();
    });
  }

  #emit(topic: string, outgoing: Outgoing): void {
    if (!this.#socket.connected) return;
    outgoing.sentAt = this.#settings.clock.now();
    this.#socket.emit('request', outgoing.commandId, outgoing.command, (reply) => {
      if (this.#outbox.get(topic)?.commandId !== outgoing.commandId) return;
      this.#outbox.delete(topic);
      this.#listener.onReply(topic, outgoing.command, reply);
      this.#noteEmpty();
    });
  }
}

function connectTo({ server, token, ca }: ServerLinkSettings): DeviceSocket {
  const auth: Handshake = { token, build: AGENT_BUILD };
  return io(`${server}/device`, {
    transports: ['websocket'],
    auth: { ...auth },
    ...(ca === null ? {} : { ca }),
    forceNew: true,
    reconnection: true,
    reconnectionAttempts: Infinity,
    reconnectionDelay: RECONNECT_DELAY_MIN_MS,
    reconnectionDelayMax: RECONNECT_DELAY_MAX_MS,
    randomizationFactor: 0.5,
    timeout: 5_000,
    // Socket.IO's own retries would queue stale conditions behind each other; the outbox above is ours.
    retries: 0,
  });
}

function every(clock: Clock, intervalMs: number, action: () => void): () => void {
  let cancel = (): void => undefined;
  const again = (): void => {
    cancel = clock.after(intervalMs, () => {
      action();
      again();
    });
  };
  again();
  return () => {
    cancel();
  };
}
