import type { Server, Socket } from 'socket.io';
import { type Gate, type Limits, WEIGHT_OF_ASKING } from './limits.ts';

/** Frames of a signed-in connection that are counted together: the limit is some thousand a second, and each frame is to cost nothing. */
const COUNTED_TOGETHER = 20;
/** Frames of a connection that has not signed in: a screen sends one, waits for its answer, and answers a ping or two meanwhile. */
export const UNSIGNED_FRAMES_MAX = 8;
/** A frame counts once for each kilobyte it begins: to unmask, decode and measure a large one costs as much as many small ones. */
const COUNTED_BYTES = 1_024;
/** A connection that is closed has this long to agree; what it sends meanwhile is of no use to anybody. */
const CLOSING_TIMEOUT_MS = 1_000;

/** A connection under Socket.IO. */
type Connection = Socket['conn'];

/** Cuts connections that send more than anybody here means to. Frames count against their token, and before a sign-in against their address. */
export class Floods {
  private readonly gate: Gate;
  private readonly framesAtOnce: number;
  private readonly tokens = new WeakMap<Connection, string>();
  private readonly told: (address: string) => void;

  /** `told` is called with the address of each connection that is cut. */
  constructor(gate: Gate, { framesAtOnce }: Limits, told: (address: string) => void) {
    this.gate = gate;
    this.framesAtOnce = framesAtOnce;
    this.told = told;
  }

  watch(server: Server): void {
    server.engine.on('connection', (connection: Connection) => {
      this.countFrames(connection);
      // After Socket.IO's own listener: a frame that it could not read makes it close the connection.
      connection.on('data', () => {
        if (connection.readyState !== 'open') hangUp(connection);
      });
      connection.once('close', (reason: string) => {
        if (reason === 'transport error') hangUp(connection);
        else setTimeout(() => connection.request.socket.destroy(), CLOSING_TIMEOUT_MS).unref();
      });
    });
  }

  signedIn(connection: Connection, token: string): void {
    this.tokens.set(connection, token);
  }

  private countFrames(connection: Connection): void {
    let uncounted = 0;
    let unsigned = 0;
    let inThisTurn = 0;
    connection.on('packet', ({ data }: { readonly data?: unknown }) => {
      if (inThisTurn === 0) setImmediate(() => (inThisTurn = 0));
      const weight = 1 + Math.floor(lengthOf(data) / COUNTED_BYTES);
      inThisTurn += weight;
      uncounted += weight;
      const isSignedIn = this.tokens.has(connection);
      // One alone is answered, however large: it may be a sign-in, whose refusal says what is wrong.
      if (!isSignedIn) unsigned += Math.min(weight, UNSIGNED_FRAMES_MAX);
      // At once: what limits by the second answers only after this turn.
      if (inThisTurn > this.framesAtOnce || unsigned > UNSIGNED_FRAMES_MAX) return this.cut(connection);
      if (isSignedIn && uncounted < COUNTED_TOGETHER) return;
      void this.count(connection, uncounted);
      uncounted = 0;
    });
  }

  private async count(connection: Connection, frames: number): Promise<void> {
    const token = this.tokens.get(connection);
    const may =
      token === undefined ? this.gate.maySend(connection.remoteAddress, frames * WEIGHT_OF_ASKING) : this.gate.maySendFrames(token, frames);
    if (!(await may) && connection.readyState === 'open') this.cut(connection);
  }

  private cut(connection: Connection): void {
    const token = this.tokens.get(connection);
    if (token !== undefined) this.gate.keepOut(token, connection.remoteAddress);
    this.told(connection.remoteAddress);
    hangUp(connection);
  }
}

/** Of a text or of bytes; a ping has none. */
function lengthOf(data: unknown): number {
  return typeof data === 'string' || Buffer.isBuffer(data) ? data.length : 0;
}

/** Not `close`, which asks the other end first, and reads on until it agrees. What has arrived already is not handled any more either. */
function hangUp({ request }: Connection): void {
  const { socket, websocket } = request as typeof request & { readonly websocket: NodeJS.EventEmitter };
  websocket.removeAllListeners('message');
  socket.destroy();
}
