import { chmodSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import { describe, expect, it } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import demo from '../../server/demo-branch.json' with { type: 'json' };
import { ALARMS_MAX } from '../../server/repeated-lines.ts';
import { programOf } from '../program-of.ts';
import { handshake } from '../protocol/branch-at-work.ts';
import { branchProcess, furnish } from '../safekeeping/branch-process.ts';
import { ownDirectory } from '../store/directory.ts';
import { figure } from './metrics-at-work.ts';

const WITHIN_MS = 120_000;

async function start(env: Readonly<Record<string, string>>) {
  const dataDir = ownDirectory();
  furnish(dataDir, branchConfiguration.parse(demo));
  const branch = await branchProcess(dataDir, { program: programOf('server'), under: [], env });
  return { branch, monitorUrl: () => /"url":"(http:[^"]*\/metrics)"/.exec(branch.said())?.[1] ?? null };
}

describe('the whole server', { timeout: WITHIN_MS }, () => {
  it('asked for figures, shows them on an address of their own: its own, and those of Node', async () => {
    const startedAt = Date.now() / 1_000;
    const { branch, monitorUrl } = await start({ METRICS_PORT: '0' });
    await expect.poll(monitorUrl, { timeout: WITHIN_MS }).not.toBeNull();
    const url = monitorUrl() ?? '';
    expect(new URL(url).port).not.toBe(new URL(branch.url).port);
    const text = await (await fetch(url)).text();
    expect(figure(text, 'branch_disk_reserved')).toBe(1);
    expect(figure(text, 'branch_wal_bytes')).toBeGreaterThan(1_000_000);
    expect(figure(text, 'branch_condition{kind="storage-full"}')).toBe(0);
    expect(Math.abs(figure(text, 'process_start_time_seconds') - startedAt)).toBeLessThan(WITHIN_MS / 1_000);
    expect(figure(text, 'nodejs_eventloop_lag_max_seconds')).toBeGreaterThanOrEqual(0);
    expect((await branch.get('/metrics', null)).status).toBe(404);
    await branch.stop();
    expect(branch.child.exitCode).toBe(0);
  });

  it('not asked, has no such listener', async () => {
    const { branch, monitorUrl } = await start({});
    await expect.poll(() => branch.said(), { timeout: WITHIN_MS }).toContain('Branch queue is open');
    expect(monitorUrl()).toBeNull();
    await branch.stop();
  });

  it('makes no file that another user of the machine may read, and closes the folder of an earlier release', async () => {
    const dataDir = ownDirectory();
    furnish(dataDir, branchConfiguration.parse(demo));
    chmodSync(dataDir, 0o755);
    const branch = await branchProcess(dataDir, { program: programOf('server'), under: [], env: {} });
    await expect.poll(() => branch.said(), { timeout: WITHIN_MS }).toContain('Branch queue is open');
    expect(statSync(dataDir).mode & 0o777).toBe(0o700);
    const made = readdirSync(dataDir).filter((name) => /^branch\.db|operator|head|key/.test(name));
    expect(made.length).toBeGreaterThan(2);
    expect(made.filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0)).toEqual([]);
    await branch.stop();
  });

  it('ends with an error that nobody caught, whose cause is the last line of its log', async () => {
    const planted = "process.once('SIGUSR2', () => setTimeout(() => { throw new Error('planted, caught by nobody'); }))";
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(planted)}` };
    const { branch } = await start(env);
    await expect.poll(() => branch.said(), { timeout: WITHIN_MS }).toContain('Branch queue is open');
    branch.child.kill('SIGUSR2');
    await expect.poll(() => branch.child.exitCode, { timeout: WITHIN_MS }).toBe(1);
    const last = JSON.parse(branch.said().trimEnd().split('\n').at(-1) ?? '') as object;
    expect(last).toMatchObject({ msg: 'stopped by an error', error: { message: 'planted, caught by nobody' } });
  });

  it('says only so often that a foreign page was refused', async () => {
    const { branch } = await start({});
    await expect.poll(() => branch.said(), { timeout: WITHIN_MS }).toContain('Branch queue is open');
    const options = { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders: { origin: 'http://evil.example' } };
    const refused = await Promise.all(Array.from({ length: 2 * ALARMS_MAX }, () => handshake(io(`${branch.url}/wall`, options))));
    expect(refused.filter(({ code }) => code === 'connected')).toEqual([]);
    await branch.stop();
    expect(branch.said().match(/"foreign origin refused"/g)).toHaveLength(ALARMS_MAX);
  });
});
