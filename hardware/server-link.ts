import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { DeviceCommand, DeviceView } from '../server/contract/device.ts';
import type { BeatMessage, DownMessages, Handshake, Reply, UpMessages, ViewMessage } from '../server/contract/wire.ts';
import { BEAT_INTERVAL_MS, RECONNECT_DELAY_MAX_MS, RECONNECT_DELAY_MIN_MS, RESEND_AFTER_MS } from '../server/contract/wire.ts';
import type { Clock } from './clock.ts';

/** Unanswered commands kept; every job of a view is one, a printer's condition another. */
export const OUTBOX_MAX = 1_000;
/** A refused handshake (a token not yet known, a second agent) is tried again so often. */
export const REFUSED_RETRY_MS = 3_000;
const AGENT_BUILD = 'hardware';

export interface ServerLinkListener {
  readonly onUp: () => void;
  readonly onDown: (reason: string) => void;
  /** The server refused the handshake; tried again by itself. */
  readonly onRefused: (code: string) => void;
  readonly onView: (view: unknown) => void;
  readonly onReply: (command: DeviceCommand, reply: Reply) => void;
}

export interface ServerLink {
  /**
   * Sends until answered, always with the same id, over reconnects too. A later command of the same `topic` takes
   * the place of an unanswered one: of a printer's conditions only the newest matters.
   */
  send(topic: string, command: DeviceCommand): void;
  /** Whether a command of this topic waits for its answer. */
  isPending(topic: string): boolean;
  /** The server's clock, carried on by ours; 0 before the first message. */
  serverNow(): number;
  stop(): void;
}

interface Outgoing {
  readonly commandId: string;
  readonly command: DeviceCommand;
  sentAt: number;
}

type DeviceSocket = Socket<DownMessages<DeviceView>, UpMessages<DeviceCommand>>;

/** The agent's one connection: out to the server, for ever. @param makeId a fresh UUID each call. */
export function serverLink(server: string, token: string, listener: ServerLinkListener, clock: Clock, makeId: () => string): ServerLink {
  const outbox = new Map<string, Outgoing>();
  const seen = { epoch: '', revision: -1, serverTime: 0, at: 0, resyncAt: Number.NEGATIVE_INFINITY };
  let cancelRefusedRetry = (): void => undefined;
  const socket = connectTo(server, token);

  const emit = (topic: string, outgoing: Outgoing): void => {
    if (!socket.connected) return;
    outgoing.sentAt = clock.now();
    socket.emit('request', outgoing.commandId, outgoing.command, (reply) => {
      if (outbox.get(topic)?.commandId !== outgoing.commandId) return;
      outbox.delete(topic);
      listener.onReply(outgoing.command, reply);
    });
  };
  const noteTime = (message: BeatMessage): void => {
    seen.serverTime = message.serverTime;
    seen.at = clock.now();
  };
  const cancelResend = every(clock, RESEND_AFTER_MS / 2, () => {
    for (const [topic, outgoing] of outbox) {
      if (clock.now() - outgoing.sentAt >= RESEND_AFTER_MS) emit(topic, outgoing);
    }
  });

  socket.on('connect', () => {
    listener.onUp();
    for (const [topic, outgoing] of outbox) emit(topic, outgoing);
  });
  socket.on('disconnect', (reason) => {
    listener.onDown(reason);
    // After "io server disconnect" the library stays away by itself.
    if (!socket.active) retrySoon();
  });
  socket.on('connect_error', (error) => {
    if (socket.active) return;
    listener.onRefused(error.message);
    retrySoon();
  });
  const retrySoon = (): void => {
    cancelRefusedRetry();
    cancelRefusedRetry = clock.after(REFUSED_RETRY_MS, () => {
      socket.connect();
    });
  };
  socket.on('view', (message: ViewMessage<DeviceView>) => {
    Object.assign(seen, { epoch: message.epoch, revision: message.revision });
    noteTime(message);
    listener.onView(message.view);
  });
  socket.on('beat', (beat) => {
    noteTime(beat);
    if (beat.epoch === seen.epoch && beat.revision === seen.revision) return;
    if (clock.now() - seen.resyncAt < BEAT_INTERVAL_MS) return;
    seen.resyncAt = clock.now();
    socket.emit('resync');
  });

  return {
    send: (topic, command) => {
      if (outbox.size >= OUTBOX_MAX && !outbox.has(topic)) return;
      const outgoing: Outgoing = { commandId: makeId(), command, sentAt: clock.now() };
      outbox.set(topic, outgoing);
      emit(topic, outgoing);
    },
    isPending: (topic) => outbox.has(topic),
    serverNow: () => (seen.serverTime === 0 ? 0 : seen.serverTime + (clock.now() - seen.at)),
    stop: () => {
      cancelResend();
      cancelRefusedRetry();
      socket.disconnect();
    },
  };
}

function connectTo(server: string, token: string): DeviceSocket {
  const auth: Handshake = { token, build: AGENT_BUILD };
  return io(`${server}/device`, {
    transports: ['websocket'],
    auth: { ...auth },
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
