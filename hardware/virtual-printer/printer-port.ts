import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { PrinterBody } from './printer-body.ts';

/** Like a UART with a small FIFO: the rest waits on the wire. */
const WIRE_BYTES_MAX = 4_096;
const PACE_MS = 5;
const BITS_PER_BYTE = 10;
const XON = 0x11;
const XOFF = 0x13;

/** The printer's plug: one host at a time, at the speed of the wire. */
export class PrinterPort {
  readonly #body: PrinterBody;
  /** null: as fast as bytes come; otherwise bytes are taken from the wire at this speed. */
  readonly #baud: number | null;
  readonly #clock: Clock;
  readonly #server: Server;
  #host: Socket | null = null;
  #wire: number[] = [];
  #holding = false;
  #replyCount = 0;
  #paceAt: number | null = null;
  #cancelMove = (): void => undefined;
  #port = 0;

  constructor(body: PrinterBody, baud: number | null, clock: Clock) {
    this.#body = body;
    this.#baud = baud;
    this.#clock = clock;
    this.#server = createServer({ noDelay: true }, (socket) => {
      this.#welcome(socket);
    });
  }

  get port(): number {
    return this.#port;
  }

  /** @param port 0 takes any free one. */
  async open(port: number): Promise<void> {
    await listen(this.#server, port);
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  send(bytes: readonly number[]): void {
    if (this.#host === null) return;
    this.#replyCount += 1;
    if (this.#body.faults.wrongSpeed) return;
    this.#host.write(Uint8Array.from(this.#body.faults.mangling ? mangled(bytes, this.#replyCount) : bytes));
  }

  /** Continues to read if there is room and the line is not held. */
  refresh(): void {
    if (this.#body.faults.holding !== this.#holding) {
      this.#holding = this.#body.faults.holding;
      this.#host?.write(Uint8Array.of(this.#holding ? XOFF : XON));
    }
    // In a later turn, not within the body's own step.
    this.#moveAfter(0);
  }

  /** Pulls the plug: the host is disconnected and nothing answers. */
  async unplug(): Promise<void> {
    this.#cancelMove();
    this.#wire = [];
    const closed = new Promise<void>((resolve) => {
      this.#server.close(() => {
        resolve();
      });
    });
    this.#host?.destroy();
    this.#host = null;
    await closed;
  }

  plugIn(): Promise<void> {
    return listen(this.#server, this.#port);
  }

  /** A serial cable has one end: a second host finds the line busy. */
  #welcome(socket: Socket): void {
    if (this.#host !== null) {
      socket.destroy();
      return;
    }
    this.#host = socket;
    socket.on('data', (bytes) => {
      for (const byte of bytes) this.#wire.push(byte);
      this.#move();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.#host === socket) this.#host = null;
    });
  }

  /** Takes from the wire what speed and buffer allow. */
  #move(): void {
    let count = this.#body.faults.holding ? 0 : this.#allowance();
    while (count > 0 && this.#wire.length > 0 && this.#body.freeBytes > 0) {
      const byte = this.#wire.shift() ?? 0;
      if (this.#body.faults.wrongSpeed) this.#host?.write(Uint8Array.of(0xfe));
      else if (!this.#body.faults.off) this.#body.receive(byte);
      count -= 1;
    }
    if (this.#wire.length >= WIRE_BYTES_MAX || this.#body.faults.holding) this.#host?.pause();
    else this.#host?.resume();
    this.#cancelMove();
    if (this.#wire.length === 0) this.#paceAt = null;
    else if (!this.#body.faults.holding) this.#moveAfter(PACE_MS);
  }

  #moveAfter(delayMs: number): void {
    this.#cancelMove();
    this.#cancelMove = this.#clock.after(delayMs, () => {
      this.#move();
    });
  }

  #allowance(): number {
    if (this.#baud === null) return Number.POSITIVE_INFINITY;
    const now = this.#clock.now();
    const since = this.#paceAt ?? now;
    const count = Math.floor(((now - since) * this.#baud) / (BITS_PER_BYTE * 1_000));
    this.#paceAt = since + (count * BITS_PER_BYTE * 1_000) / this.#baud;
    return count;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Rubbish before every reply, and a flipped bit in every third one. */
function mangled(bytes: readonly number[], count: number): number[] {
  const turned = count % 3 === 0 ? bytes.map((byte, index) => (index === 0 ? byte ^ 0x80 : byte)) : bytes;
  return [0xff, 0x90, ...turned];
}
