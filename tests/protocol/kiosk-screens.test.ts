import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import type { WebSocket } from 'ws';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { type BranchAtWork, branchAtWork, handshake, KIOSK, lastView, LOBBY, request, TAKE, until } from './branch-at-work.ts';

describe('a kiosk’s screen', () => {
  let branch: BranchAtWork;
  const opened: Socket[] = [];
  const alarms = (view: Record<string, unknown>) => (view['alarms'] as { kind: string }[]).map(({ kind }) => kind);
  /** A browser's tab with the kiosk's own token, which may have been copied. */
  const tab = (name: string | null): Socket => {
    const auth = { token: branch.tokenOf(KIOSK), build: 'test-build', ...(name === null ? {} : { tab: name }) };
    const socket = io(`${branch.url}/kiosk`, { transports: ['websocket'], auth, forceNew: true, reconnection: false });
    opened.push(socket);
    return socket;
  };
  /** It reads nothing any more, so no ping is answered: to the server it is as silent as a line that was cut. */
  const fallsSilent = (socket: Socket): WebSocket => {
    const transport: unknown = socket.io.engine.transport;
    const { ws } = transport as { readonly ws: WebSocket };
    ws.pause();
    return ws;
  };
  const seconds = (): number => branch.logged.filter((line) => line.includes('second screen')).length;
  const letIn = (name: string) =>
    expect.poll(async () => (await handshake(tab(name))).code, { interval: 1_000, message: `${name} is let in` }).toBe('connected');

  beforeEach(async () => {
    branch = await branchAtWork({});
  });
  afterEach(async () => {
    for (const socket of opened.splice(0)) socket.disconnect();
    await branch.stop();
  });

  test('goes on when a second one asks, which is told so; the lobby is told too', async () => {
    const lobby = await branch.join(LOBBY);
    const first = tab('one');
    expect((await handshake(first)).code).toBe('connected');
    const { code, text } = await handshake(tab('two'));
    expect([code, text?.['zh-CN']]).toEqual(['kiosk-taken', expect.stringContaining('已在另一处打开')]);
    await until('the first to have answered a ping', () => seconds() === 1);
    expect(await request(first, randomUUID(), TAKE)).toMatchObject({ ok: true });
    branch.clock.advanceTo(branch.clock.now() + 1_000);
    await until('the lobby to be told', () => alarms(lastView(lobby)).includes('kiosk-doubled'));
  });

  test('is let in again at once from the same tab, and a tab that does not say which it is never is', async () => {
    const first = tab('one');
    await handshake(first);
    expect((await handshake(tab('one'))).code).toBe('connected');
    await until('the line before to be cut', () => first.disconnected);
    expect((await handshake(tab(null))).code).toBe('kiosk-taken');
  });

  test('that is silent because its line is broken raises no alarm, whoever comes instead', async () => {
    const lobby = await branch.join(LOBBY);
    const first = tab('one');
    await handshake(first);
    const line = fallsSilent(first);
    expect((await handshake(tab('two'))).code).toBe('kiosk-taken');
    await letIn('two');
    line.terminate();
    expect(seconds()).toBe(0);
    expect(alarms(lastView(lobby))).toEqual([]);
  });

  test('that has gone leaves the kiosk free at once', async () => {
    const first = tab('one');
    await handshake(first);
    first.disconnect();
    await letIn('two');
    expect(seconds()).toBe(0);
  });

  test('of another kiosk is no second one, and neither is a command over HTTP', async () => {
    await handshake(tab('one'));
    const other = io(`${branch.url}/kiosk`, {
      transports: ['websocket'],
      auth: { token: branch.tokenOf({ audience: 'kiosk', kioskId: 'k2' }), build: 'test-build', tab: 'two' },
      reconnection: false,
    });
    opened.push(other);
    expect((await handshake(other)).code).toBe('connected');
    const { reply } = await branch.post(branch.tokenOf(KIOSK), { commandId: randomUUID(), command: TAKE });
    expect(reply.ok).toBe(true);
  });
});

describe('a kiosk that floods', () => {
  test('gets one number, and a sentence for each touch too many; the same command again gets its first answer', async () => {
    const branch = await branchAtWork({ configuration: { ...TEST_BRANCH, kioskLimits: { gapMs: 2_000, most: 2 } } });
    const kiosk = await branch.join(KIOSK);
    const id = randomUUID();
    const first = await request(kiosk.socket, id, TAKE);
    expect(first).toMatchObject({ ok: true });
    const burst = await Promise.all(Array.from({ length: 20 }, () => kiosk.ask(TAKE)));
    expect(burst.map((reply) => (reply.ok ? 'given' : reply.refusal))).toEqual(Array.from({ length: 20 }, () => 'kiosk-too-fast'));
    branch.clock.advanceTo(branch.clock.now() + 2_000);
    expect(await request(kiosk.socket, id, TAKE)).toEqual(first);
    expect(await kiosk.ask(TAKE)).toMatchObject({ ok: true });
    branch.clock.advanceTo(branch.clock.now() + 2_000);
    const limited = await kiosk.ask(TAKE);
    expect(limited).toMatchObject({ ok: false, refusal: 'kiosk-at-limit' });
    expect(limited.ok ? '' : limited.text['zh-CN']).toContain('请找大堂经理取号');
    await until('both numbers on its page', () => (lastView(kiosk)['tickets'] as unknown[]).length === 2);
    await branch.stop();
  });
});
