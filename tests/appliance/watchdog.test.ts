import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serviceManager } from '../../server/service-manager.ts';
import { startWatchdog } from '../../server/watchdog.ts';
import { end, listenAt, type NotifySocket, until } from './notify-socket.ts';
import { programOf } from '../program-of.ts';

const START_WITHIN_MS = 60_000;
/** A hung loop is restarted within 25 s; the unit asks for a watchdog of 15 s. */
const WATCHDOG_MS = 1_500;

let folder: string;
let socket: NotifySocket;
let children: ChildProcess[];
const silent = pino({ level: 'silent' });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branch-appliance-'));
  children = [];
  socket = await listenAt(join(folder, 'notify'));
});
afterEach(async () => {
  for (const child of children) await end(child, 'SIGKILL');
  await socket.close();
  rmSync(folder, { recursive: true, force: true });
});

const watchedBy = (notifySocket: string) => ({
  PATH: process.env['PATH'],
  NOTIFY_SOCKET: notifySocket,
  WATCHDOG_USEC: String(WATCHDOG_MS * 1_000),
});

/** As systemd: unfed for the interval, a process is killed and started again. */
function unfed(): () => boolean {
  let [fed, fedAt] = [socket.count('WATCHDOG=1'), performance.now()];
  return () => {
    const now = socket.count('WATCHDOG=1');
    if (now !== fed) [fed, fedAt] = [now, performance.now()];
    return performance.now() - fedAt >= WATCHDOG_MS;
  };
}

function startAgent(config: string): { readonly child: ChildProcess } {
  const child = spawn(process.execPath, [...programOf('agent'), '--config', config], {
    env: watchedBy(join(folder, 'notify')),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  return { child };
}

function startServer(notifySocket: string): { readonly child: ChildProcess; readonly url: Promise<string> } {
  const env = { ...watchedBy(notifySocket), PORT: '0', DATA_DIR: join(folder, 'data') };
  const child = spawn(process.execPath, programOf('server'), { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  children.push(child);
  return { child, url: once(child, 'message').then(([news]) => (news as { url: string }).url) };
}

/** Throws when it has ended: waiting on would be in vain. */
function isUp(child: ChildProcess): true {
  if (child.exitCode !== null) throw new Error(`the process ended with code ${String(child.exitCode)}`);
  return true;
}

describe('the server under a service manager', { timeout: 4 * START_WITHIN_MS }, () => {
  test('says ready when it can serve, and is fed; hung, it is fed no more, and another serves within the promise', async () => {
    const hung = startServer(join(folder, 'notify'));
    await until('ready', () => isUp(hung.child) && socket.count('READY=1') === 1, START_WITHIN_MS);
    expect(await (await fetch(`${await hung.url}/readyz`)).text()).toBe('ready');
    await until('fed, again and again', () => socket.count('WATCHDOG=1') >= 3, START_WITHIN_MS);
    hung.child.kill('SIGSTOP');
    const hungAt = performance.now();
    await until('unfed for the interval', unfed(), 10_000);
    await end(hung.child, 'SIGKILL');
    const next = startServer(join(folder, 'notify'));
    await until('ready again', () => isUp(next.child) && socket.count('READY=1') === 2, START_WITHIN_MS);
    expect(performance.now() - hungAt).toBeLessThan(25_000);
    await next.url;
    await end(next.child, 'SIGTERM');
    expect(next.child.exitCode).toBe(0);
    await until('stopping is heard', () => socket.count('STOPPING=1') === 1, 5_000);
  });

  test('that cannot be told anything is warned of, and no error is thrown', async () => {
    let said = '';
    const log = pino({ level: 'warn' }, { write: (line: string) => void (said += line) });
    const manager = serviceManager({ PATH: process.env['PATH'], NOTIFY_SOCKET: join(folder, 'nobody') }, process.pid, log);
    manager.tell('READY=1');
    await until('it says so', () => said.includes('could not be told'), 10_000);
  });
});

describe('the hardware agent under a service manager', { timeout: 2 * START_WITHIN_MS }, () => {
  test('says ready, is fed, and hung is fed no more; stopping is said', async () => {
    const config = join(folder, 'agent.json');
    const stateDir = join(folder, 'state');
    const printers = [{ id: 'hall-1', path: join(folder, 'no-port'), baud: 9_600, profile: 'epson-80mm' }];
    writeFileSync(config, JSON.stringify({ server: 'http://127.0.0.1:9', token: 't', stateDir, devices: { printers } }));
    const { child } = startAgent(config);
    await until('ready', () => isUp(child) && socket.count('READY=1') === 1, START_WITHIN_MS);
    await until('fed, again and again', () => socket.count('WATCHDOG=1') >= 3, START_WITHIN_MS);
    child.kill('SIGSTOP');
    await until('unfed for the interval', unfed(), 10_000);
    child.kill('SIGCONT');
    const fed = socket.count('WATCHDOG=1');
    await until('fed again', () => socket.count('WATCHDOG=1') > fed, 10_000);
    rmSync(stateDir, { recursive: true });
    await until('without its memory it is not fed', unfed(), 10_000);
    await end(child, 'SIGTERM');
    expect(child.exitCode).toBe(0);
    await until('stopping is heard', () => socket.count('STOPPING=1') === 1, 5_000);
  });
});

describe('the watchdog', () => {
  function fedBy(storeAnswers: () => boolean) {
    let fed = 0;
    let asked = 0;
    const stop = startWatchdog({
      watchdogMs: 30,
      storeAnswers: () => {
        asked += 1;
        return storeAnswers();
      },
      feed: () => (fed += 1),
      log: silent,
    });
    return { fed: () => fed, asked: () => asked, stop };
  }

  test('is fed after a look at the store, and by nothing else', async () => {
    const dog = fedBy(() => true);
    await until('fed', () => dog.fed() >= 5, 5_000);
    expect(dog.fed()).toBe(dog.asked());
    dog.stop();
  });

  test.each<readonly [string, () => boolean]>([
    ['answers no', () => false],
    [
      'throws',
      () => {
        throw new Error('disk I/O error');
      },
    ],
  ])('is not fed when the store %s', async (_name, storeAnswers) => {
    const dog = fedBy(storeAnswers);
    await until('asked', () => dog.asked() >= 5, 5_000);
    expect(dog.fed()).toBe(0);
    dog.stop();
  });

  test('is fed behind whatever waits in the loop, not before', async () => {
    const order: string[] = [];
    const stop = startWatchdog({ watchdogMs: 3, storeAnswers: () => true, feed: () => order.push('fed'), log: silent });
    const from = performance.now();
    // The timer is due now; what is in the loop already comes first.
    while (performance.now() - from < 20);
    setImmediate(() => order.push('waited'));
    await until('fed', () => order.includes('fed'), 5_000);
    expect(order[0]).toBe('waited');
    stop();
  });
});

describe('nobody watches', () => {
  test.each<readonly [string, Record<string, string>]>([
    ['no service manager', {}],
    ['no watchdog asked for', { NOTIFY_SOCKET: '/x' }],
    ['a watchdog of another process', { NOTIFY_SOCKET: '/x', WATCHDOG_USEC: '1000', WATCHDOG_PID: '1' }],
    ['nonsense', { NOTIFY_SOCKET: '/x', WATCHDOG_USEC: 'soon' }],
  ])('%s', (_name, env) => {
    expect(serviceManager(env, 4_711, silent).watchdogMs).toBeNull();
  });

  test('or somebody does', () => {
    const env = { NOTIFY_SOCKET: '/x', WATCHDOG_USEC: '15000000', WATCHDOG_PID: '4711' };
    expect(serviceManager(env, 4_711, silent).watchdogMs).toBe(15_000);
  });
});
