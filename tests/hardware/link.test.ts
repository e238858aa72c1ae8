import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../hardware/clock.ts';
import type { LinkState, PersistentLink } from '../../hardware/link/persistent-link.ts';
import { persistentLink, REOPEN_DELAY_MAX_MS } from '../../hardware/link/persistent-link.ts';
import { parsePrinterAddress, transportTo } from '../../hardware/link/printer-address.ts';
import { CLOSE_DEADLINE_MS, FLUSH_DEADLINE_MS, type Transport, WRITE_DEADLINE_MS } from '../../hardware/link/transport.ts';
import { endProcess, Stage, until } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = new Stage();
});
afterEach(() => stage.close());

interface Opened {
  readonly link: PersistentLink;
  readonly states: LinkState[];
  received: string;
}

function open(address: string): Opened {
  const parsed = parsePrinterAddress(address);
  if (parsed === null) throw new Error(address);
  const states: LinkState[] = [];
  const opened: Opened = {
    states,
    received: '',
    link: persistentLink(
      transportTo(parsed, { baud: 9_600, flow: 'xon-xoff' }, systemClock),
      {
        onState: (state) => states.push(state),
        onData: (bytes) => {
          opened.received += Buffer.from(bytes).toString('latin1');
        },
      },
      systemClock,
      () => 0.5,
    ),
  };
  opened.link.start();
  stage.onClose(() => opened.link.stop());
  return opened;
}

/** The far end of the wire. */
async function peer(): Promise<{ readonly port: number; readonly server: Server; sockets: Socket[]; received: string; reading: boolean }> {
  const end = { port: 0, server: createServer(), sockets: [] as Socket[], received: '', reading: true };
  end.server.on('connection', (socket) => {
    end.sockets.push(socket);
    socket.on('error', () => undefined);
    if (!end.reading) socket.pause();
    else
      socket.on('data', (bytes) => {
        end.received += bytes.toString('latin1');
      });
  });
  await new Promise<void>((resolve) => end.server.listen(0, '127.0.0.1', resolve));
  end.port = (end.server.address() as AddressInfo).port;
  stage.onClose(() => {
    for (const socket of end.sockets) socket.destroy();
    end.server.close();
  });
  return end;
}

const isOpen = ({ states }: Opened): boolean => states.at(-1)?.name === 'open';
const isDown = ({ states }: Opened): boolean => states.some((state) => state.name === 'down');

/** How late a timer may be; what has no deadline is waited for without end. */
const LATE_MAX_MS = 500;

describe('a serial port', () => {
  test('carries bytes both ways, is missed when unplugged, and comes back by itself', async () => {
    const far = await peer();
    const path = join(stage.folder, 'tty0');
    const socat = await stage.pty(path, far.port);
    const port = open(path);
    await until('open', () => isOpen(port));
    expect(await port.link.write(Buffer.from('hello'))).toBe('ok');
    expect(await port.link.drain(1_000)).toBe(true);
    await until('it arrives', () => far.received === 'hello');
    far.sockets[0]?.write('yes');
    await until('the answer', () => port.received === 'yes');

    await endProcess(socat, 'SIGKILL');
    await until('down', () => isDown(port), 3_000);
    expect(await port.link.write(Buffer.from('lost'))).toBe('unsent');
    await stage.pty(path, far.port);
    await until('open again', () => isOpen(port), REOPEN_DELAY_MAX_MS + 1_000);
    expect(await port.link.write(Buffer.from(' again'))).toBe('ok');
    await until('it arrives', () => far.received === 'hello again');
  });

  test('a second agent on the port is refused, and named busy', async () => {
    const far = await peer();
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, far.port);
    const first = open(path);
    await until('open', () => isOpen(first));
    const second = open(path);
    await until('refused', () => isDown(second));
    expect(second.states.find((state) => state.name === 'down')).toMatchObject({ failure: 'busy' });
    await first.link.stop();
    await until('its turn', () => isOpen(second));
  });

  test('a port that is not there is named missing, and taken when it comes', async () => {
    const far = await peer();
    const path = join(stage.folder, 'tty0');
    const port = open(path);
    await until('down', () => isDown(port));
    expect(port.states.find((state) => state.name === 'down')).toMatchObject({ failure: 'missing' });
    await stage.pty(path, far.port);
    await until('open', () => isOpen(port));
  });

  test('a peer that never reads: every call comes back by its deadline, and close does not end the process', async () => {
    const far = await peer();
    far.reading = false;
    const path = join(stage.folder, 'tty0');
    const socat = await stage.pty(path, far.port);
    const port = open(path);
    await until('open', () => isOpen(port));
    socat.kill('SIGSTOP');
    const from = performance.now();
    expect(await port.link.write(Buffer.alloc(200_000, 65))).toBe('unknown');
    expect(performance.now() - from).toBeLessThan(WRITE_DEADLINE_MS + LATE_MAX_MS);
    expect(await port.link.drain(300)).toBe(false);
    port.link.reopen();
    await until('closed', () => isDown(port), CLOSE_DEADLINE_MS + FLUSH_DEADLINE_MS + LATE_MAX_MS);
    socat.kill('SIGCONT');
  });

  test('XOFF holds the bytes in this machine, XON lets them go', async () => {
    const far = await peer();
    const path = join(stage.folder, 'tty0');
    await stage.pty(path, far.port);
    const port = open(path);
    await until('open', () => isOpen(port));
    far.sockets[0]?.write(Uint8Array.of(0x13));
    // The byte after XOFF proves that XOFF has been through.
    far.sockets[0]?.write('x');
    await until('held', () => port.received === 'x');
    const written = port.link.write(Buffer.from('held'));
    expect(await port.link.drain(400)).toBe(false);
    expect(far.received).toBe('');
    far.sockets[0]?.write(Uint8Array.of(0x11));
    await until('let go', () => far.received === 'held');
    expect(await written).toBe('ok');
  });
});

test('a port that stays away is tried again soon, then less often, and never later than the limit', async () => {
  const delaysMs: number[] = [];
  const away = { open: () => Promise.resolve({ ok: false, failure: 'missing', detail: '' } as const), close: () => Promise.resolve() };
  const clock = {
    now: () => 0,
    after: (delayMs: number, action: () => void) => {
      if (delaysMs.push(delayMs) < 12) action();
      return () => undefined;
    },
  };
  const listener = { onState: () => undefined, onData: () => undefined };
  persistentLink(
    () => ({ ...away }) as unknown as Transport,
    listener,
    clock,
    () => 1,
  ).start();
  await until('twelve tries', () => delaysMs.length === 12);
  expect(delaysMs.slice(0, 4)).toEqual([250, 500, 1_000, REOPEN_DELAY_MAX_MS]);
  expect(Math.max(...delaysMs)).toBe(REOPEN_DELAY_MAX_MS);
});

describe('a network port', () => {
  test('refused, then there, then cut, then there again', async () => {
    const far = await peer();
    const port = open(`tcp://127.0.0.1:${String(far.port)}`);
    await until('open', () => isOpen(port));
    far.sockets[0]?.destroy();
    await until('down', () => isDown(port));
    await until('open', () => isOpen(port));
    await until('a second connection', () => far.sockets.length === 2);

    await new Promise<void>((resolve) => {
      far.server.close(() => {
        resolve();
      });
      for (const socket of far.sockets) socket.destroy();
    });
    await until('refused', () => port.states.some((state) => state.name === 'down' && state.failure === 'refused'));
    await new Promise<void>((resolve) => far.server.listen(far.port, '127.0.0.1', resolve));
    await until('open', () => isOpen(port));
  });
});

describe('addresses', () => {
  test.each([
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
    ['COM3', { kind: 'serial', path: 'COM3' }],
    ['tcp://10.0.0.7:9100', { kind: 'tcp', host: '10.0.0.7', port: 9_100 }],
    ['tcp://[::1]:9100', { kind: 'tcp', host: '::1', port: 9_100 }],
    ['tcp://10.0.0.7:0', null],
    ['tcp://10.0.0.7:70000', null],
    ['ttyUSB0', null],
    ['', null],
  ])('%s', (text, address) => {
    expect(parsePrinterAddress(text)).toEqual(address);
  });
});
