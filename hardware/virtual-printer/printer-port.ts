import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { PrinterBody } from './printer-body.ts';

/** As a UART with a small FIFO: the rest waits on the wire. */
const WIRE_BYTES_MAX = 4_096;
const PACE_MS = 5;
const BITS_PER_BYTE = 10;
const XON = 0x11;
const XOFF = 0x13;

/** The printer's plug: one host at a time, at the speed of the wire. */
export interface PrinterPort {
  readonly port: number;
  send(bytes: readonly number[]): void;
  /** Reads on when there is room and nobody holds the line. */
  refresh(): void;
  /** Pulls the plug: the host is cut off and nobody answers. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

/**
 * @param port 0 takes any free one; the same is taken again after an unplug
 * @param baud null: as fast as it comes; otherwise bytes are taken off the wire at that speed
 */
export async function openPrinterPort(body: PrinterBody, port: number, baud: number | null, clock: Clock): Promise<PrinterPort> {
  let host: Socket | null = null;
  let wire: number[] = [];
  let held = false;
  let mangleCount = 0;
  let cancelPace = (): void => undefined;
  let paceAt: number | null = null;

  const server = createServer({ noDelay: true }, (socket) => {
    // A serial cable has one end: a second host finds the line busy.
    if (host !== null) {
      socket.destroy();
      return;
    }
    host = socket;
    socket.on('data', (bytes) => {
      for (const byte of bytes) wire.push(byte);
      move();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (host === socket) host = null;
    });
  });

  /** Takes what the speed and the buffer allow off the wire. */
  const move = (): void => {
    if (!body.faults.holding) for (let count = allowance(); count > 0 && wire.length > 0 && body.freeBytes > 0; count -= 1) body.receive(wire.shift() ?? 0);
    if (wire.length >= WIRE_BYTES_MAX || body.faults.holding) host?.pause();
    else host?.resume();
    cancelPace();
    if (wire.length === 0) paceAt = null;
    else if (!body.faults.holding) cancelPace = clock.after(PACE_MS, move);
  };
  const allowance = (): number => {
    if (baud === null) return Number.POSITIVE_INFINITY;
    const now = clock.now();
    const since = paceAt ?? now;
    const count = Math.floor(((now - since) * baud) / (BITS_PER_BYTE * 1_000));
    paceAt = since + (count * BITS_PER_BYTE * 1_000) / baud;
    return count;
  };

  await listen(server, port);
  const ownPort = (server.address() as AddressInfo).port;
  return {
    port: ownPort,
    send: (bytes) => {
      if (host === null) return;
      mangleCount += 1;
      host.write(Uint8Array.from(body.faults.mangling ? mangled(bytes, mangleCount) : bytes));
    },
    refresh: () => {
      if (body.faults.holding !== held) {
        held = body.faults.holding;
        host?.write(Uint8Array.of(held ? XOFF : XON));
      }
      // Not from within the body's own step.
      cancelPace();
      cancelPace = clock.after(0, move);
    },
    unplug: async () => {
      cancelPace();
      wire = [];
      const closed = new Promise<void>((resolve) => server.close(() => {
        resolve();
      }));
      host?.destroy();
      host = null;
      await closed;
    },
    plugIn: () => listen(server, ownPort),
  };
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

/** Rubbish before every reply, and in every third one a turned bit. */
function mangled(bytes: readonly number[], count: number): number[] {
  const turned = count % 3 === 0 ? bytes.map((byte, index) => (index === 0 ? byte ^ 0x80 : byte)) : bytes;
  return [0xff, 0x90, ...turned];
}
