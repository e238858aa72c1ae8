import { SerialPort } from 'serialport';
import type { Clock } from '../clock.ts';
import type { LinkFailure, Opened, Transport, TransportListener, Written } from './transport.ts';
import { CLOSE_DEADLINE_MS, FLUSH_DEADLINE_MS, OPEN_DEADLINE_MS, WRITE_DEADLINE_MS } from './transport.ts';
import { within } from './within.ts';

export interface SerialSettings {
  readonly path: string;
  readonly baud: number;
  readonly flow: 'xon-xoff' | 'rts-cts' | 'none';
}

/**
 * A serial port through node-serialport. Modem lines are never read or set: on a PTY, and behind some USB adapters, that
 * fails with "Inappropriate ioctl". `SerialPort.list()` is never used: without udevadm its rejection ends the process.
 */
export function serialTransport(settings: SerialSettings, listener: TransportListener, clock: Clock): Transport {
  const port = new SerialPort({
    path: settings.path,
    baudRate: settings.baud,
    dataBits: 8,
    stopBits: 1,
    parity: 'none',
    xon: settings.flow === 'xon-xoff',
    xoff: settings.flow === 'xon-xoff',
    rtscts: settings.flow === 'rts-cts',
    lock: true,
    // Dropping DTR at close resets printers whose "I/F pin 6 reset" is on (TM-T88III specification p.13).
    hupcl: false,
    autoOpen: false,
  });
  let told = true;
  const end = (failure: LinkFailure): void => {
    if (told) return; // after an unplug without a reader, `close` comes twice
    told = true;
    listener.onClose(failure);
  };
  // Without this listener a cancelled write ends the process.
  port.on('error', () => {
    if (!port.isOpen) end('lost');
  });
  port.on('close', () => {
    end('lost');
  });
  // Without a reader an unplugged port stays "open" until the next write.
  port.on('data', (bytes: Buffer) => {
    listener.onData(bytes);
  });
  return {
    open: async () => {
      const opened = await openPort(port, clock);
      told = !opened.ok;
      return opened;
    },
    write: (bytes) => write(port, bytes, clock),
    drain: (deadlineMs) => callBack(port, clock, deadlineMs, (done) => port.drain(done)),
    flush: async () => {
      await callBack(port, clock, FLUSH_DEADLINE_MS, (done) => port.flush(done));
    },
    close: async () => {
      // Output held by an XOFF would delay close() for up to 30 s (closing_wait of Linux serial drivers).
      await callBack(port, clock, FLUSH_DEADLINE_MS, (done) => port.flush(done));
      await callBack(port, clock, CLOSE_DEADLINE_MS, (done) => {
        port.close(done);
      });
      end('lost');
    },
  };
}

function openPort(port: SerialPort, clock: Clock): Promise<Opened> {
  let late = false;
  const timedOut: Opened = { ok: false, failure: 'timeout', detail: 'the port did not open in time' };
  return within<Opened>(clock, OPEN_DEADLINE_MS, timedOut, (settle) => {
    clock.after(OPEN_DEADLINE_MS, () => {
      late = true;
    });
    port.open((error) => {
      if (error === null) settle({ ok: true });
      else settle({ ok: false, failure: failureOf(error.message), detail: error.message });
      // Nobody waits any more: a port opened now would keep its lock for ever.
      if (late && error === null) port.close(() => undefined);
    });
  });
}

/** The binding gives the system's message only, no code. */
function failureOf(message: string): LinkFailure {
  if (/lock|temporarily unavailable|busy/i.test(message)) return 'busy';
  if (/permission|access denied|EACCES/i.test(message)) return 'denied';
  if (/no such|not found|ENOENT|ENXIO|ENODEV/i.test(message)) return 'missing';
  return 'failed';
}

function write(port: SerialPort, bytes: Uint8Array, clock: Clock): Promise<Written> {
  // serialport 13 queues a write on a closed port and never calls back.
  if (!port.isOpen) return Promise.resolve('unsent');
  return within<Written>(clock, WRITE_DEADLINE_MS, 'unknown', (settle) => {
    port.write(Buffer.from(bytes), undefined, (error) => {
      settle(error === null || error === undefined ? 'ok' : 'unknown');
    });
  });
}

function callBack(
  port: SerialPort,
  clock: Clock,
  deadlineMs: number,
  start: (done: (error: Error | null) => void) => void,
): Promise<boolean> {
  if (!port.isOpen) return Promise.resolve(false);
  return within(clock, deadlineMs, false, (settle) => {
    start((error) => {
      settle(error === null);
    });
  });
}
