import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { localTimes } from '../../server/time/local-times.ts';
import { openDatabase } from '../../server/store/database.ts';
import { sqliteLog } from '../../server/store/event-log.ts';
import { programOf } from '../program-of.ts';
import { branchAtWork, LOBBY } from '../protocol/branch-at-work.ts';
import { append, dayOpened } from '../store/event-log-contract.ts';

const TEN_YEARS_MS = 3_652 * 24 * 3_600_000;

/** The real programs on a data directory of their own. */
function given() {
  const directory = mkdtempSync(join(tmpdir(), 'branch-clock-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', DATA_DIR: directory };
  /** Resolves to the server when it is open, or to what it said when it ended. */
  const start = async (): Promise<{ child: ChildProcess; said: string; isOpen: boolean }> => {
    const child = spawn(process.execPath, programOf('server'), { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const isOpen = await Promise.race([once(child, 'message').then(() => true), once(child, 'close').then(() => false)]);
    return { child, said, isOpen };
  };
  const run = (file: string, word: string): Promise<{ status: number; said: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [file, word], { env, encoding: 'utf8' }, (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), said: stdout + stderr }),
      );
    });
  return { directory, start, clock: (word: string) => run('server/clock.mjs', word), day: (word: string) => run('server/day.mjs', word) };
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

describe('a branch whose last day is ten years ahead', () => {
  test('does not start by itself, starts when a person says so, and is back in its own year', async () => {
    const { directory, start, clock, day } = given();
    await end((await start()).child);
    const log = sqliteLog(openDatabase(directory));
    append(log, Date.now() + TEN_YEARS_MS, dayOpened('2036-11-23'));
    log.close();

    const refused = await start();
    expect([refused.isOpen, refused.said]).toEqual([false, expect.stringMatching(/earlier than the last event[^]*早于最后一条记录/)]);
    expect(await clock('status')).toMatchObject({ status: 1, said: expect.stringMatching(/does not answer/) as string });
    expect(await clock('accept')).toMatchObject({ status: 0, said: expect.stringMatching(/may start once/) as string });

    const { child } = await start();
    await expect.poll(() => clock('status')).toMatchObject({ status: 0, said: expect.stringMatching(/trusted/) as string });
    const thisYear = localTimes()(Date.now(), 'Asia/Shanghai').date.slice(0, 4);
    await expect.poll(async () => (await day('status')).said.slice(0, 4)).toBe(thisYear);
    expect(await clock('accept')).toMatchObject({ status: 0 });
    await end(child);
    const again = await start();
    expect(again.isOpen).toBe(true);
    await end(again.child);
  });

  test('the command line says how it is used', async () => {
    const { clock } = given();
    expect(await clock('--help')).toMatchObject({ status: 0, said: expect.stringMatching(/usage[^]*accept[^]*2 status/) as string });
    expect(await clock('trust')).toMatchObject({ status: 1, said: expect.stringMatching(/usage/) as string });
  });
});

describe('the clock over HTTP', () => {
  test('is told to, and answered by, the command line of this machine only', async () => {
    const branch = await branchAtWork({});
    onTestFinished(() => branch.stop());
    const status = async (token: string): Promise<unknown> => (await branch.get('/api/clock', token)).json();
    expect(await status(branch.operatorToken)).toEqual({ state: 'trusted', now: branch.clock.now() });
    expect(await status(branch.tokenOf(LOBBY))).toMatchObject({ refusal: 'not-allowed' });
    const answer = (token: string) =>
      fetch(`${branch.url}/api/clock/acceptance`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    expect((await answer(branch.tokenOf(LOBBY))).status).toBe(403);
    expect(await (await answer(branch.operatorToken)).json()).toMatchObject({ state: 'trusted' });
    expect(branch.logged.filter((line) => line.includes('a person accepted the clock'))).toHaveLength(1);
  });
});
