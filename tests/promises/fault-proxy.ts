import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Whole views are longer, and many times as many: faults are to meet requests and answers. */
const SMALL_BYTES = 800;
/** Of all small pieces of data that pass, one in so many meets this fault. */
const DELAYED_EACH = 11;
const RESET_EACH = 29;
const SWALLOWED_EACH = 199;
const DELAY_MOST_MS = 40;

/** A network between screens and server that delays, breaks connections off, and swallows one direction without a word. */
export class FaultProxy {
  readonly faults = { delayed: 0, reset: 0, swallowed: 0 };
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private pieces = 0;

  private constructor(target: () => string) {
    this.server = createServer((screen) => {
      const { hostname, port } = new URL(target());
      const branch = connect(Number(port), hostname);
      for (const [from, to] of [
        [screen, branch],
        [branch, screen],
      ] as const)
        this.forward(from, to);
    });
  }

  /** `target`: the server's address, asked for at each connection. */
  static async open(target: () => string): Promise<FaultProxy> {
    const proxy = new FaultProxy(target);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(from: Socket, to: Socket): void {
    let isSwallowed = false;
    this.sockets.add(from);
    from.on('data', (piece: Buffer) => {
      if (isSwallowed) return;
      if (piece.length > SMALL_BYTES) return void to.write(piece);
      this.pieces += 1;
      if (this.pieces % SWALLOWED_EACH === 0) {
        this.faults.swallowed += 1;
        isSwallowed = true;
      } else if (this.pieces % RESET_EACH === 0) {
        this.faults.reset += 1;
        from.resetAndDestroy();
        to.resetAndDestroy();
      } else if (this.pieces % DELAYED_EACH === 0) {
        this.faults.delayed += 1;
        from.pause();
        setTimeout(() => void (to.write(piece), from.resume()), Math.random() * DELAY_MOST_MS);
      } else to.write(piece);
    });
    from.on('error', () => to.destroy());
    from.once('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }
}
