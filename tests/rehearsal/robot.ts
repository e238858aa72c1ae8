import { io, type Socket } from 'socket.io-client';
import {
  type Audience,
  type BeatMessage,
  type DownMessages,
  RECONNECT_DELAY_MAX_MS,
  RECONNECT_DELAY_MIN_MS,
  type Reply,
  RESEND_AFTER_MS,
  type UpMessages,
  type ViewMessage,
} from '../../server/contract/wire.ts';

/** A branch that does not let a robot in by then is not going to. */
const CONNECT_DEADLINE_MS = 60_000;
/** As long as a screen waits for a connection that was begun; the library would wait for 20 s. */
const HANDSHAKE_WITHIN_MS = 5_000;
/** As long as a screen's request lives. */
const REQUEST_LIFE_MS = 30_000;

export interface RobotOptions {
  readonly url: string;
  readonly audience: Audience;
  readonly token: string;
  /** The browser's tab that the screen would be in, the same over its reloads. */
  readonly tab: string;
}

interface Unanswered<Command> {
  readonly command: Command;
  readonly madeAt: number;
  readonly resolve: (reply: Reply) => void;
  readonly lifeTimer: NodeJS.Timeout;
  resendTimer: NodeJS.Timeout | null;
}

type WireSocket<View, Command> = Socket<DownMessages<View>, UpMessages<Command>>;

/**
 * A screen without a person: speaks the wire as the contract says, over a socket of its own. It shares no code with the
 * screens on purpose, so that it also proves that the contract alone is enough to write a client from.
 */
export class Robot<View, Command> {
  /** From sending a command to its reply, ms, in the order of the replies. */
  readonly acknowledgementsMs: number[] = [];
  private readonly socket: WireSocket<View, Command>;
  private readonly unanswered = new Map<string, Unanswered<Command>>();
  private readonly listeners = new Set<(message: ViewMessage<View>) => void>();
  private held: ViewMessage<View> | null = null;

  private constructor({ url, audience, token, tab }: RobotOptions) {
    this.socket = io(`${url}/${audience}`, {
      path: '/socket.io',
      transports: ['websocket'],
      auth: { token, build: 'robot', tab },
      forceNew: true,
      timeout: HANDSHAKE_WITHIN_MS,
      reconnectionDelay: RECONNECT_DELAY_MIN_MS,
      reconnectionDelayMax: RECONNECT_DELAY_MAX_MS,
    });
    (this.socket as Socket).on('view', (message: ViewMessage<View>) => this.take(message));
    this.socket.on('beat', (beat) => this.compare(beat));
    this.socket.on('connect', () => {
      for (const commandId of this.unanswered.keys()) this.transmit(commandId);
    });
  }

  /** Resolves once signed in with a first view. @throws Error with the refusal's code, or when nobody answers in time */
  static async connect<View, Command>(options: RobotOptions): Promise<Robot<View, Command>> {
    const robot = new Robot<View, Command>(options);
    try {
      await new Promise<void>((resolve, reject) => {
        const deadline = setTimeout(() => reject(new Error(`${options.audience}: nobody answers at ${options.url}`)), CONNECT_DEADLINE_MS);
        const settle = (act: () => void): void => {
          clearTimeout(deadline);
          act();
        };
        robot.listeners.add(() => settle(resolve));
        robot.socket.on('connect_error', (error) => {
          // A refusal ends the attempts; a transport that is not there yet does not.
          if (!robot.socket.active) settle(() => reject(new Error(`${options.audience}: ${error.message}`)));
        });
      });
    } catch (error) {
      robot.close();
      throw error;
    }
    robot.listeners.clear();
    return robot;
  }

  /** The whole view as last sent. */
  get message(): ViewMessage<View> {
    if (this.held === null) throw new Error('a connected robot has a view');
    return this.held;
  }

  get view(): View {
    return this.message.view;
  }

  get isConnected(): boolean {
    return this.socket.connected;
  }

  /** One intent: sent again with the same id until it is answered. @throws Error when no answer came in its life */
  request(commandId: string, command: Command): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const lifeTimer = setTimeout(() => {
        this.forget(commandId);
        reject(new Error(`no answer to ${JSON.stringify(command)} within ${REQUEST_LIFE_MS} ms`));
      }, REQUEST_LIFE_MS);
      this.unanswered.set(commandId, { command, madeAt: performance.now(), resolve, lifeTimer, resendTimer: null });
      if (this.socket.connected) this.transmit(commandId);
    });
  }

  /** Calls back with every view that comes; the return value withdraws that. */
  onView(listener: (message: ViewMessage<View>) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Resolves with the first view, the present one included, that fulfils the condition. @throws Error after `withinMs` */
  waitFor(condition: (view: View) => boolean, withinMs: number): Promise<View> {
    if (condition(this.view)) return Promise.resolve(this.view);
    return new Promise((resolve, reject) => {
      const withdraw = this.onView(({ view }) => {
        if (!condition(view)) return;
        clearTimeout(deadline);
        withdraw();
        resolve(view);
      });
      const deadline = setTimeout(() => {
        withdraw();
        reject(new Error(`the view did not become so within ${withinMs} ms: ${String(condition)}`));
      }, withinMs);
    });
  }

  /** Resolves with true at the first view newer than `revision`; with false when none came in time. */
  waitForNewer(revision: number, withinMs: number): Promise<boolean> {
    return this.waitFor(() => this.message.revision > revision, withinMs).then(
      () => true,
      () => false,
    );
  }

  close(): void {
    for (const commandId of [...this.unanswered.keys()]) this.forget(commandId);
    this.socket.disconnect();
  }

  private take(message: ViewMessage<View>): void {
    const isOlder = this.held !== null && message.epoch === this.held.epoch && message.revision < this.held.revision;
    if (isOlder) return;
    this.held = message;
    for (const listener of [...this.listeners]) listener(message);
  }

  private compare({ epoch, revision }: BeatMessage): void {
    if (this.held?.epoch !== epoch || this.held.revision !== revision) (this.socket as Socket).emit('resync');
  }

  private transmit(commandId: string): void {
    const entry = this.unanswered.get(commandId);
    if (entry === undefined) return;
    if (entry.resendTimer !== null) clearTimeout(entry.resendTimer);
    entry.resendTimer = setTimeout(() => {
      if (this.socket.connected) this.transmit(commandId);
    }, RESEND_AFTER_MS);
    // Socket.IO's types map the callback away; the tuple is UpMessages['request'].
    (this.socket as Socket).emit('request', commandId, entry.command, (reply: Reply) => {
      if (!this.forget(commandId)) return;
      this.acknowledgementsMs.push(performance.now() - entry.madeAt);
      entry.resolve(reply);
    });
  }

  private forget(commandId: string): boolean {
    const entry = this.unanswered.get(commandId);
    if (entry === undefined) return false;
    clearTimeout(entry.lifeTimer);
    if (entry.resendTimer !== null) clearTimeout(entry.resendTimer);
    return this.unanswered.delete(commandId);
  }
}
