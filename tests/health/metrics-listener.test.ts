import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { limitsWith } from '../../server/net/limits.ts';
import { AUDIENCES } from '../../server/contract/wire.ts';
import { SERVER_CONDITION_KINDS } from '../../server/contract/server-condition.ts';
import { PRINT_FAILURES } from '../../server/kernel/state/printing.ts';
import { HEADER_MAX_BYTES, listenForMetrics, METRICS_CONNECTIONS_MAX } from '../../server/metrics/listener.ts';
import { type BranchAtWork, branchAtWork, KIOSK, LOBBY, TAKE, until } from '../protocol/branch-at-work.ts';
import { figure, type MetricsAtWork, metricsAtWork } from './metrics-at-work.ts';

let branch: BranchAtWork;
let monitor: MetricsAtWork;
beforeEach(async () => {
  branch = await branchAtWork({ limits: UNLIMITED });
  monitor = await metricsAtWork(branch, {});
});
afterEach(async () => {
  await monitor.stop();
  await branch.stop();
});

const UNLIMITED = limitsWith(1_000_000);

describe('the private listener', () => {
  it('shows its figures as Prometheus reads them, and nothing else', async () => {
    const response = await fetch(monitor.url);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(await response.text()).toMatch(/^# HELP branch_commit_seconds .*\n# TYPE branch_commit_seconds histogram$/m);
    for (const path of ['/', '/metrics/', '/readyz', '/api/day']) expect((await fetch(new URL(path, monitor.url))).status, path).toBe(404);
    expect((await fetch(monitor.url, { method: 'POST' })).status).toBe(404);
  });

  it('is the only place that has them', async () => {
    for (const token of [null, branch.operatorToken]) expect((await branch.get('/metrics', token)).status).toBe(404);
  });

  it('drops whoever comes beside as many connections as it takes, and serves again when one is gone', async () => {
    const { port } = new URL(monitor.url);
    const held = await Promise.all(Array.from({ length: METRICS_CONNECTIONS_MAX }, () => connected(Number(port))));
    await expect(fetch(monitor.url)).rejects.toThrow();
    held[0]?.destroy();
    await expect
      .poll(() =>
        fetch(monitor.url).then(
          ({ status }) => status,
          () => null,
        ),
      )
      .toBe(200);
    for (const socket of held) socket.destroy();
  });

  it('reads no longer head of a request than a monitor sends', async () => {
    const askedWith = async (bytes: number) => (await fetch(monitor.url, { headers: { 'x-long': 'x'.repeat(bytes) } })).status;
    expect([await askedWith(HEADER_MAX_BYTES / 2), await askedWith(HEADER_MAX_BYTES)]).toEqual([200, 431]);
  });

  it('that cannot listen says so in the log, and keeps no branch closed', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const logged: string[] = [];
    const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) });
    const disk = () => ({ databaseBytes: 0, walBytes: 0, freeBytes: 0, isReserved: false });
    expect(
      await listenForMetrics(
        { host: '127.0.0.1', port },
        { server: branch.server, clock: branch.clock, disk, backupAgeMs: () => null, certificateExpiresAt: () => null },
        log,
      ),
    ).toBeNull();
    expect(logged.join('')).toMatch(/EADDRINUSE.*METRICS_PORT/);
  });

  it('answers with a fault when a figure cannot be read, and goes on', async () => {
    let isGone = true;
    const disk = () => {
      if (isGone) throw new Error('ENOENT');
      return { databaseBytes: 7, walBytes: 0, freeBytes: 0, isReserved: false };
    };
    const other = await metricsAtWork(branch, { disk });
    onTestFinished(() => other.stop());
    expect((await fetch(other.url)).status).toBe(500);
    isGone = false;
    expect(figure(await other.text(), 'branch_database_bytes')).toBe(7);
  });
});

/** Of the figures of this program; prom-client's own speak of Node. */
const LABELS: Readonly<Record<string, readonly string[]>> = {
  outcome: ['done', 'full', 'busy', 'printed', 'unconfirmed', 'failed'],
  cause: ['none', ...PRINT_FAILURES],
  kind: SERVER_CONDITION_KINDS,
  audience: AUDIENCES,
};

function strangeLabels(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.startsWith('branch_'));
  const labels = lines.flatMap((line) => [...line.matchAll(/(\w+)="([^"]*)"/g)]);
  return labels
    .filter(([, name = '', value = '']) => !(name === 'le' ? /^(\d+(\.\d+)?|\+Inf)$/.test(value) : (LABELS[name] ?? []).includes(value)))
    .map(([label]) => label);
}

describe('a label', () => {
  it('is a word of a closed list of this program: nothing of a customer, a ticket or a person', async () => {
    const [kiosk] = [await branch.join(KIOSK), await branch.join(LOBBY)];
    await kiosk.ask(TAKE);
    const text = await monitor.text();
    expect(text.match(/^branch_/gm)?.length).toBeGreaterThan(50);
    expect(strangeLabels(text)).toEqual([]);
    const planted = 'branch_waiting{segment="existing-premium"} 3\nbranch_slip_reports_total{outcome="A101",cause="none"} 1';
    expect(strangeLabels(planted)).toEqual(['segment="existing-premium"', 'outcome="A101"']);
  });
});

describe('a screen that does not read', () => {
  it('is counted as behind, and no more once it reads again', async () => {
    const [lobby, kiosk] = [await branch.join(LOBBY), await branch.join(KIOSK)];
    for (let taken = 0; taken < 30; taken += 1) await kiosk.ask(TAKE);
    const { ws } = lobby.socket.io.engine.transport as unknown as Transport;
    const behind = async () => figure(await monitor.text(), 'branch_screens_behind{audience="lobby"}');
    expect(await behind()).toBe(0);
    ws._socket.pause();
    const ask = () => {
      ws.send(PONG);
      lobby.socket.emit('resync');
    };
    await fillUp(ask, behind);
    expect(figure(await monitor.text(), 'branch_screens_behind{audience="kiosk"}')).toBe(0);
    ws._socket.resume();
    await expect.poll(behind).toBe(0);
    await until('it is still connected', () => lobby.socket.connected);
  });
});

/** What lies under a client's socket. */
interface Transport {
  readonly ws: { send(packet: string): void; readonly _socket: Socket };
}
/** Engine.IO's answer to a ping, given unasked: the server does not take this screen for a dead one, however long the story lasts. */
const PONG = '3';

/** Asks for whole views until the system takes no more of them: some megabytes, and fewer than the server would cut it off for. */
async function fillUp(ask: () => void, behind: () => Promise<number>): Promise<void> {
  for (let asked = 0; asked < 20_000; asked += 20) {
    for (let turn = 0; turn < 20; turn += 1) ask();
    if ((await behind()) === 1) return;
  }
  throw new Error('the system takes whatever is sent');
}

async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
