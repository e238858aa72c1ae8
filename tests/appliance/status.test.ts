import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import demo from '../../server/demo-branch.json' with { type: 'json' };
import { serviceManager } from '../../server/service-manager.ts';
import { databaseFile } from '../../server/store/database.ts';
import { programOf } from '../program-of.ts';
import { branchProcess, furnish, tokenOf } from '../safekeeping/branch-process.ts';
import { ownDirectory } from '../store/directory.ts';
import { listenAt, type NotifySocket, until } from './notify-socket.ts';

const BUSY = 'STATUS=another program holds the database: nothing can be written';
const WITHIN_MS = 60_000;

async function ear(folder: string): Promise<{ readonly socket: NotifySocket; readonly path: string }> {
  const path = join(folder, 'notify');
  const socket = await listenAt(path);
  onTestFinished(() => socket.close());
  return { socket, path };
}

const statuses = ({ heard }: NotifySocket): readonly string[] => heard.filter((line) => line.startsWith('STATUS='));

describe('the line that systemctl status shows', { timeout: 2 * WITHIN_MS }, () => {
  test('is what is wrong with the server now, and is "ready" again when that is over', async () => {
    const dataDir = ownDirectory();
    const { socket, path } = await ear(ownDirectory());
    furnish(dataDir, branchConfiguration.parse(demo));
    const branch = await branchProcess(dataDir, { program: programOf('server'), under: [], env: { NOTIFY_SOCKET: path } });
    await until('ready', () => statuses(socket).at(-1) === 'STATUS=ready' && socket.count('READY=1') === 1, WITHIN_MS);

    const holder = new Database(databaseFile(dataDir));
    holder.exec('BEGIN IMMEDIATE');
    const take = { type: 'take-ticket', serviceId: demo.services[0]?.id, language: 'zh-CN', elder: false, withCard: false };
    const reply = await branch.ask(tokenOf(dataDir, { audience: 'kiosk', kioskId: 'kiosk-1' }), randomUUID(), take);
    expect(reply).toMatchObject({ refusal: 'storage-busy' });
    await until('it says why', () => statuses(socket).at(-1) === BUSY, WITHIN_MS);

    holder.exec('ROLLBACK');
    holder.close();
    await until('ready again', () => statuses(socket).at(-1) === 'STATUS=ready', WITHIN_MS);
    expect(statuses(socket)).toEqual(['STATUS=ready', BUSY, 'STATUS=ready']);
    await branch.stop();
  });

  test('is the latest one, however fast it changes: none arrives after a later one', async () => {
    const { socket, path } = await ear(ownDirectory());
    const manager = serviceManager({ PATH: process.env['PATH'], NOTIFY_SOCKET: path }, process.pid, pino({ level: 'silent' }));
    for (let turn = 0; turn < 50; turn += 1) manager.tellStatus(`STATUS=${turn}`);
    await until('the last one is heard', () => statuses(socket).includes('STATUS=49'), WITHIN_MS);
    expect(statuses(socket)).toEqual(['STATUS=0', 'STATUS=49']);
  });
});
