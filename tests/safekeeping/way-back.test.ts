import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import type { KioskView } from '../../server/contract/kiosk.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ViewMessage } from '../../server/contract/wire.ts';
import { MIGRATIONS } from '../../server/store/migrations.ts';
import { programOf } from '../program-of.ts';
import { ownDirectory } from '../store/directory.ts';
import { branchProcess, type BranchProcess, furnish, tokenOf } from './branch-process.ts';
import Database from 'better-sqlite3';

/** Whose kiosk gives numbers as fast as a test asks. */
const DEMO = {
  ...branchConfiguration.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../server/demo-branch.json'), 'utf8'))),
  kioskLimits: { gapMs: 0, most: 9_999 },
};
const TAKE = { type: 'take-ticket', serviceId: DEMO.services[0]?.id, language: 'zh-CN', elder: false, withCard: false };
const TICKETS = 6;
const FIXTURE = join(import.meta.dirname, '../store/fixtures/branch-0.3.0.db');

interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** One of the commands, as a person at the machine runs it. */
function run(dataDir: string, ...args: readonly string[]): Said {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...programOf('safekeeping'), ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });
  return { code: status, text: stdout + stderr };
}

const start = (dataDir: string) => branchProcess(dataDir, { program: programOf('server'), under: [], env: {} });

async function viewOf<View>(branch: BranchProcess, audience: string, token: string): Promise<View | null> {
  const message = (await (await branch.get(`/api/views/${audience}`, token)).json()) as Partial<ViewMessage<View>>;
  return message.view ?? null;
}

async function takes(branch: BranchProcess, dataDir: string): Promise<readonly string[]> {
  const kiosk = tokenOf(dataDir, { audience: 'kiosk', kioskId: 'kiosk-1' });
  await expect.poll(async () => (await viewOf<KioskView>(branch, 'kiosk', kiosk))?.state).toBe('open');
  const numbers: string[] = [];
  for (let taken = 0; taken < TICKETS; taken += 1) {
    const reply = (await branch.ask(kiosk, randomUUID(), TAKE)) as { readonly receipt: { readonly number: string } };
    numbers.push(reply.receipt.number);
  }
  return numbers;
}

async function noticeIn(branch: BranchProcess, dataDir: string): Promise<LobbyView['restored'] | undefined> {
  return (await viewOf<LobbyView>(branch, 'lobby', tokenOf(dataDir, { audience: 'lobby', staffId: 'm01' })))?.restored;
}

describe('the way back, by the programs that a branch runs', () => {
  it('from a backup: no number is given twice, the staff read from when it is, and the next backup is good', async () => {
    const directory = ownDirectory();
    furnish(directory, DEMO);
    const before = await start(directory);
    const kept = await takes(before, directory);
    expect(run(directory, 'backup')).toMatchObject({ code: 0 });
    const lost = await takes(before, directory);
    expect(run(directory, 'restore', archiveIn(directory)), 'not while the server runs').toMatchObject({ code: 1 });
    await before.stop();

    expect(run(directory, 'restore', '--drill', 'latest')).toMatchObject({ code: 0 });
    expect(run(directory, 'restore', archiveIn(directory))).toEqual({ code: 0, text: expect.stringContaining('replaced-') as string });
    const after = await start(directory);
    const given = await takes(after, directory);
    expect(new Set([...kept, ...lost, ...given]).size).toBe(3 * TICKETS);
    expect(await noticeIn(after, directory)).toMatchObject({ from: expect.any(Number) as number });
    expect(run(directory, 'verify', '--full')).toMatchObject({ code: 0 });
    expect(run(directory, 'backup')).toMatchObject({ code: 0 });
    await after.kill();
    const again = await start(directory);
    expect(await noticeIn(again, directory), 'a restart forgets nothing of it').not.toBeNull();
    await again.stop();
  });

  it('from a log that lost its end: not started, then gone on with, knowingly', async () => {
    const directory = ownDirectory();
    furnish(directory, DEMO);
    const before = await start(directory);
    const numbers = await takes(before, directory);
    await before.kill();
    rmSync(join(directory, 'branch.db-wal'));
    await expect(start(directory)).rejects.toThrow(/npm run restore -- --go-on/);
    expect(run(directory, 'restore', '--go-on')).toMatchObject({ code: 0 });
    const after = await start(directory);
    const given = await takes(after, directory);
    expect(given.filter((number) => numbers.includes(number))).toEqual([]);
    expect(await noticeIn(after, directory)).toMatchObject({ from: null });
    await after.stop();
  });

  it('from an update: archived before anything is changed, and put back as the release before left it', async () => {
    const directory = ownDirectory();
    furnish(directory, DEMO);
    copyFileSync(FIXTURE, join(directory, 'branch.db'));
    writeFileSync(join(directory, 'branch.db.created'), 'made by 0.3.0\n');
    writeFileSync(join(directory, 'clock-accepted.json'), JSON.stringify({ wall: Date.now() }));
    const updated = await start(directory);
    await expect.poll(async () => (await updated.get('/readyz', null)).status).toBe(200);
    const { token } = JSON.parse(readFileSync(join(directory, 'operator.json'), 'utf8')) as { readonly token: string };
    expect(await updated.ask(token, randomUUID(), { type: 'close-day' })).toMatchObject({ ok: true });
    await updated.stop();
    expect(schemaIn(directory)).toBe(MIGRATIONS.length);
    expect(run(directory, 'rollback')).toMatchObject({ code: 0, text: expect.stringMatching(/day-closed/) as string });
    expect(schemaIn(directory)).toBe(4);
  });
});

function archiveIn(dataDir: string): string {
  const [name] = readdirSync(join(dataDir, 'backups'))
    .filter((one) => !one.startsWith('.'))
    .sort();
  return join(dataDir, 'backups', name ?? '');
}

function schemaIn(dataDir: string): number {
  const connection = new Database(join(dataDir, 'branch.db'), { readonly: true });
  const version = Number(connection.pragma('user_version', { simple: true }));
  connection.close();
  return version;
}
