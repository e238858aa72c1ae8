import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LobbyView } from '../../server/contract/lobby.ts';
import { SOUND_FAULT_MAX_LENGTH } from '../../server/kernel/state/sound.ts';
import { branchAtWork, lastView, LOBBY, request, until, WALL } from './branch-at-work.ts';
import type { BranchAtWork, Screen } from './branch-at-work.ts';

let folder: string;
let branch: BranchAtWork;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'branch-voice-'));
  mkdirSync(join(folder, 'voice', 'studio'), { recursive: true });
  branch = await branchAtWork({ voiceDir: join(folder, 'voice') });
});
afterEach(async () => {
  await branch.stop();
  rmSync(folder, { recursive: true });
});

const soundIn = (lobby: Screen) => (lastView(lobby)['sounds'] as LobbyView['sounds'])[0];

describe('a display that announces', () => {
  test('is heard of while it is there, and missed when it goes, until it comes back', async () => {
    const lobby = await branch.join(LOBBY);
    expect(soundIn(lobby)?.condition).toBe('unreachable');
    const wall = await branch.join(WALL);
    expect(await wall.ask({ type: 'report-sound', condition: 'blocked', fault: null })).toMatchObject({ ok: true });
    await until('the lobby to hear of it', () => soundIn(lobby)?.condition === 'blocked');
    expect(lastView(wall)['sound']).toBe('blocked');
    wall.socket.disconnect();
    await until('the lobby to miss it', () => soundIn(lobby)?.condition === 'unreachable');
    const back = await branch.join(WALL);
    expect(lastView(back)['sound']).toBe('unreachable');
  });

  test('with two pages open is missed only when both are gone', async () => {
    const lobby = await branch.join(LOBBY);
    const [one, other] = [await branch.join(WALL), await branch.join(WALL)];
    await one.ask({ type: 'report-sound', condition: 'on', fault: null });
    one.socket.disconnect();
    await other.ask({ type: 'report-sound', condition: 'blocked', fault: null });
    await until('the other page to be heard of', () => soundIn(lobby)?.condition === 'blocked');
    other.socket.disconnect();
    await until('the lobby to miss it', () => soundIn(lobby)?.condition === 'unreachable');
  });

  test('cannot say that it is unreachable, nor a novel', async () => {
    const wall = await branch.join(WALL);
    const novel = 'x'.repeat(SOUND_FAULT_MAX_LENGTH + 1);
    expect(await request(wall.socket, randomUUID(), { type: 'report-sound', condition: 'unreachable', fault: null })).toMatchObject({
      ok: false,
      refusal: 'malformed',
    });
    expect(await wall.ask({ type: 'report-sound', condition: 'broken', fault: novel })).toMatchObject({ ok: false, refusal: 'malformed' });
  });
});

describe("the branch's own voice packs", () => {
  test('are served to displays: manifest and clips', async () => {
    writeFileSync(join(folder, 'voice', 'studio', 'manifest.json'), '{"format":2}');
    writeFileSync(join(folder, 'voice', 'studio', 'zh-3.wav'), 'sound');
    const manifest = await branch.get('/voice/studio/manifest.json', null);
    expect(await manifest.text()).toBe('{"format":2}');
    expect(manifest.headers.get('cache-control')).toBe('no-cache');
    expect((await branch.get('/voice/studio/zh-3.wav', null)).status).toBe(200);
    expect((await branch.get('/voice/studio/zh-4.wav', null)).status).toBe(404);
  });

  test.each(['/voice/', '/voice/studio', '/voice/studio/', '/voice/secret.txt', '/voice/studio/secret.txt', '/voice/..%2fsecret.txt'])(
    'and nothing else: %s',
    async (path) => {
      writeFileSync(join(folder, 'secret.txt'), 'secret');
      writeFileSync(join(folder, 'voice', 'secret.txt'), 'secret');
      writeFileSync(join(folder, 'voice', 'studio', 'secret.txt'), 'secret');
      symlinkSync(folder, join(folder, 'voice', 'up'));
      const response = await branch.get(path, null);
      expect(response.status).toBe(404);
      expect(await response.text()).not.toContain('secret');
    },
  );
});
