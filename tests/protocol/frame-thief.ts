import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A wire between a screen and its server that can lose single WebSocket messages on the way down, as nothing else does. */
export interface FrameThief {
  readonly url: string;
  /** Loses the next `count` messages to the screen that contain this text. */
  steal(text: string, count: number): void;
  readonly stolen: () => number;
  close(): void;
}

const HEAD_END = Buffer.from('\r\n\r\n');

export async function frameThief(serverUrl: string): Promise<FrameThief> {
  const target = new URL(serverUrl);
  const wanted = { text: '', count: 0 };
  let stolen = 0;
  const sockets = new Set<Socket>();
  const keeps = (frame: Buffer): boolean => {
    if (wanted.count === 0 || !frame.includes(wanted.text)) return true;
    wanted.count -= 1;
    stolen += 1;
    return false;
  };
  const server = createServer((down) => {
    const up = connect(Number(target.port), target.hostname);
    for (const socket of [down, up]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        down.destroy();
        up.destroy();
      });
    }
    // The server checks its own name: the Host header is put right on the way up.
    down.on('data', (chunk) => up.write(chunk.toString('latin1').replace(/^Host: .*$/im, `Host: ${target.host}`), 'latin1'));
    up.on(
      'data',
      frames((bytes) => void down.write(bytes), keeps),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    steal: (text, count) => Object.assign(wanted, { text, count }),
    stolen: () => stolen,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Passes the handshake on, then whole frames, each if `keeps` says so. Server frames are unmasked (RFC 6455, 5.2). */
function frames(pass: (bytes: Buffer) => void, keeps: (frame: Buffer) => boolean): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let open = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!open) {
      const end = rest.indexOf(HEAD_END);
      if (end === -1) return;
      pass(rest.subarray(0, end + HEAD_END.length));
      rest = rest.subarray(end + HEAD_END.length);
      open = true;
    }
    for (let size = frameSize(rest); size !== null && rest.length >= size; size = frameSize(rest)) {
      const frame = rest.subarray(0, size);
      if (keeps(frame)) pass(frame);
      rest = rest.subarray(size);
    }
  };
}

/** null: the frame's head is not there yet. */
function frameSize(bytes: Buffer): number | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  if (short < 126) return 2 + short;
  if (short === 126) return bytes.length < 4 ? null : 4 + bytes.readUInt16BE(2);
  return bytes.length < 10 ? null : 10 + Number(bytes.readBigUInt64BE(2));
}
