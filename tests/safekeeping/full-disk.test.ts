import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { branchConfiguration } from '../../server/config/schema.ts';
import type { KioskView } from '../../server/contract/kiosk.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ViewMessage } from '../../server/contract/wire.ts';
import { programOf } from '../program-of.ts';
import { plantedServer } from '../promises/planted-server.ts';
import { record } from '../promises/record.ts';
import { branchProcess, type BranchProcess, furnish, tokenOf } from './branch-process.ts';
import { NO_MOUNTS, smallDisk } from './small-disk.ts';

/** Whose kiosk gives numbers as fast as a test asks. */
const DEMO = {
  ...branchConfiguration.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../server/demo-branch.json'), 'utf8'))),
  kioskLimits: { gapMs: 0, most: 9_999 },
};
const PLAIN = { program: programOf('server'), under: [], env: {} };
const PROMISE = 'full disk under the whole server';
const TAKE = { type: 'take-ticket', serviceId: DEMO.services[0]?.id, language: 'zh-CN', elder: false, withCard: false };
const KIOSK = { audience: 'kiosk', kioskId: 'kiosk-1' } as const;
const LOBBY = { audience: 'lobby', staffId: 'm01' } as const;

async function viewOf<View>(branch: BranchProcess, audience: string, token: string): Promise<View> {
  const response = await branch.get(`/api/views/${audience}`, token);
  return ((await response.json()) as ViewMessage<View>).view;
}

async function readiness(branch: BranchProcess): Promise<string> {
  const response = await branch.get('/readyz', null);
  return `${response.status} ${await response.text()}`;
}

/** Takes numbers until the disk has no room for another. */
async function useUpTheReserve(branch: BranchProcess, token: string): Promise<number> {
  for (let taken = 0; taken < 3_000; taken += 1) {
    const reply = await branch.ask(token, randomUUID(), TAKE);
    if ((reply as { ok: boolean }).ok) continue;
    expect(reply).toMatchObject({ refusal: 'storage-full' });
    return taken;
  }
  throw new Error('the disk did not fill up');
}

describe.each(NO_MOUNTS === null ? ['under the whole server'] : [])('a full disk %s', () => {
  it('ends nothing, is said to lobby, kiosk and monitor, survives a start, and is over by itself', async () => {
    const disk = smallDisk(40);
    furnish(disk.directory, DEMO);
    const branch = await branchProcess(disk.directory, PLAIN);
    const [kiosk, lobby] = [tokenOf(disk.directory, KIOSK), tokenOf(disk.directory, LOBBY)];
    await expect.poll(() => readiness(branch)).toBe('200 ready');
    await expect.poll(async () => (await viewOf<KioskView>(branch, 'kiosk', kiosk)).state).toBe('open');
    const firstId = randomUUID();
    const first = await branch.ask(kiosk, firstId, TAKE);
    expect(first).toMatchObject({ ok: true });

    disk.fill();
    expect(await useUpTheReserve(branch, kiosk)).toBeGreaterThan(20);
    await saysThatItIsFull(branch, kiosk, lobby);
    const before = await viewOf<LobbyView>(branch, 'lobby', lobby);
    await branch.kill();

    const killed = await branchProcess(disk.directory, PLAIN);
    await saysThatItIsFull(killed, kiosk, lobby);
    await killed.stop();
    const again = await branchProcess(disk.directory, PLAIN);
    await saysThatItIsFull(again, kiosk, lobby);
    expect(await again.ask(kiosk, firstId, TAKE), 'what was answered is answered again').toEqual(first);
    expect((await viewOf<LobbyView>(again, 'lobby', lobby)).totals.waiting).toBe(before.totals.waiting);

    disk.makeRoom();
    await expect.poll(() => readiness(again)).toBe('200 ready');
    expect(await again.ask(kiosk, randomUUID(), TAKE)).toMatchObject({ ok: true });
    expect(again.child.exitCode).toBeNull();
    await again.stop();
    record({ promise: PROMISE, of: 'product', trials: 1, failures: 0 });
  });

  it('would end the server, if it were an error like others: the story finds that', async () => {
    const disk = smallDisk(40);
    furnish(disk.directory, DEMO);
    const branch = await branchProcess(disk.directory, { ...PLAIN, program: await plantedServer('dies-when-full') });
    const kiosk = tokenOf(disk.directory, KIOSK);
    await expect.poll(async () => (await viewOf<KioskView>(branch, 'kiosk', kiosk)).state).toBe('open');
    disk.fill();
    await expect(useUpTheReserve(branch, kiosk)).rejects.toThrow();
    await expect.poll(() => branch.child.exitCode).toBe(1);
    record({ promise: PROMISE, of: 'control', trials: 1, failures: 1 });
  });

  it('does not keep a template from being refused in words, nor end the server', async () => {
    const disk = smallDisk(40);
    furnish(disk.directory, DEMO);
    const branch = await branchProcess(disk.directory, PLAIN);
    const kiosk = tokenOf(disk.directory, KIOSK);
    const operator = (JSON.parse(readFileSync(join(disk.directory, 'operator.json'), 'utf8')) as { token: string }).token;
    await expect.poll(async () => (await viewOf<KioskView>(branch, 'kiosk', kiosk)).state).toBe('open');
    disk.fill();
    await useUpTheReserve(branch, kiosk);
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${operator}` };
    const response = await fetch(`${branch.url}/api/slip-template`, {
      method: 'PUT',
      headers,
      body: JSON.stringify({ template: DEMO.slip }),
    });
    expect(await response.json()).toMatchObject({ ok: false, refusal: 'configuration-unusable' });
    expect(branch.child.exitCode).toBeNull();
    disk.makeRoom();
    await expect.poll(() => readiness(branch)).toBe('200 ready');
    await branch.stop();
  });
});

it.each(NO_MOUNTS === null ? [] : [NO_MOUNTS])('a full disk is not told of here: it %s', (why) => expect(why).not.toBe(''));

async function saysThatItIsFull(branch: BranchProcess, kiosk: string, lobby: string): Promise<void> {
  await branch.ask(kiosk, randomUUID(), TAKE);
  await expect.poll(() => readiness(branch)).toBe('503 not ready\nstorage-full');
  expect((await viewOf<KioskView>(branch, 'kiosk', kiosk)).state).toBe('unavailable');
  expect((await viewOf<LobbyView>(branch, 'lobby', lobby)).conditions).toMatchObject([{ kind: 'storage-full' }]);
}
