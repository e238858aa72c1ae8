import { Socket } from 'node:net';
import type { Clock } from '../clock.ts';
import type { LinkFailure, Opened, Transport, TransportListener, Written } from './transport.ts';
import { OPEN_DEADLINE_MS, WRITE_DEADLINE_MS } from './transport.ts';
import { within } from './within.ts';

/** A printer on the network (port 9100), or the virtual printer. The same guarantees as for a serial port. */
export function tcpTransport(host: string, port: number, listener: TransportListener, clock: Clock): Transport {
  const socket = new Socket();
  let isOpen = false;
  const end = (failure: LinkFailure): void => {
    if (!isOpen) return;
    isOpen = false;
    listener.onClose(failure);
  };
  socket.setNoDelay(true);
  socket.on('data', (bytes: Buffer) => {
    listener.onData(bytes);
  });
  // 'close' follows every 'error'; this listener keeps the error from ending the process.
  socket.on('error', () => undefined);
  socket.on('close', () => {
    end('lost');
  });
  return {
    open: async () => {
      const opened = await connect(socket, host, port, clock);
      isOpen = opened.ok;
      if (!opened.ok) socket.destroy();
      return opened;
    },
    write: (bytes) => {
      if (!isOpen) return Promise.resolve<Written>('unsent');
      return within<Written>(clock, WRITE_DEADLINE_MS, 'unknown', (settle) => {
        socket.write(bytes, (error) => {
          settle(error === null || error === undefined ? 'ok' : 'unknown');
        });
      });
    },
    // A socket's write calls back when the system has the bytes; there is nothing further to wait for.
    drain: () => Promise.resolve(isOpen),
    flush: () => Promise.resolve(),
    close: () => {
      socket.destroy();
      end('lost');
      return Promise.resolve();
    },
  };
}

function connect(socket: Socket, host: string, port: number, clock: Clock): Promise<Opened> {
  const timedOut: Opened = { ok: false, failure: 'timeout', detail: `no answer from ${host}:${String(port)}` };
  return within<Opened>(clock, OPEN_DEADLINE_MS, timedOut, (settle) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      settle({ ok: false, failure: error.code === 'ECONNREFUSED' ? 'refused' : 'failed', detail: error.message });
    });
    socket.connect(port, host, () => {
      settle({ ok: true });
    });
  });
}
