import type { Server, Socket } from 'socket.io';
import { type Gate, WEIGHT_OF_ASKING } from './limits.ts';

/** Frames of a signed-in connection that are counted together: the limit is some thousand a second, and each frame is to cost nothing. */
const COUNTED_TOGETHER = 20;

/** A connection under Socket.IO. */
type Connection = Socket['conn'];

/** Cuts connections that send more than anybody here means to. Frames count against their token, and before a sign-in against their address. */
export class Floods {
  private readonly gate: Gate;
  private readonly tokens = new WeakMap<Connection, string>();
  private readonly told: (address: string) => void;

  /** `told` is called with the address of each connection that is cut. */
  constructor(gate: Gate, told: (address: string) => void) {
    this.gate = gate;
    this.told = told;
  }

  watch(server: Server): void {
    server.engine.on('connection', (connection: Connection) => {
      let uncounted = 0;
      connection.on('packet', () => {
        uncounted += 1;
        if (this.tokens.has(connection) && uncounted < COUNTED_TOGETHER) return;
        void this.count(connection, uncounted);
        uncounted = 0;
      });
    });
  }

  signedIn(connection: Connection, token: string): void {
    this.tokens.set(connection, token);
  }

  private async count(connection: Connection, frames: number): Promise<void> {
    const token = this.tokens.get(connection);
    const may =
      token === undefined ? this.gate.maySend(connection.remoteAddress, frames * WEIGHT_OF_ASKING) : this.gate.maySendFrames(token, frames);
    if ((await may) || connection.readyState !== 'open') return;
    this.told(connection.remoteAddress);
    // Not `close`, which asks the other end first, and reads on until it agrees.
    connection.request.socket.destroy();
  }
}
