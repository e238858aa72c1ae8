import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MESSAGE_MAX_BYTES, type Reply } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import {
  AGENT,
  type BranchAtWork,
  branchAtWork,
  COUNTER_DISPLAY,
  handshake,
  KIOSK,
  lastView,
  LIMITS,
  LOBBY,
  request,
  TAKE,
  TELLER,
  until,
  WALL,
} from './branch-at-work.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

/** A refusal with its code, and a text that says something in both languages. */
function refused(code: string): object {
  const chinese: unknown = expect.stringMatching(/[一-鿿].*。$/);
  const english: unknown = expect.stringMatching(/\w.*\.$/);
  return { ok: false, refusal: code, text: { 'zh-CN': chinese, en: english } };
}

describe('at the sockets', () => {
  test.each([
    ['no command at all', null, 'malformed'],
    ['a command without a type', { serviceId: 'cash' }, 'malformed'],
    ['a missing field', { type: 'take-ticket', serviceId: 'cash', elder: false }, 'malformed'],
    ['a field too many', { ...TAKE, tier: 'gold' }, 'malformed'],
    ['a language nobody speaks here', { ...TAKE, language: 'fr' }, 'malformed'],
    ['a length that is no number', { ...TAKE, serviceId: { length: { toString: 0, valueOf: 0 } } }, 'malformed'],
    ['an unknown command', { type: 'open-vault' }, 'unknown-command'],
    ['somebody else’s command', { type: 'call-next', counterId: 'c1', finishing: null }, 'not-allowed'],
    ['an unknown service', { ...TAKE, serviceId: 'gold' }, 'unknown-service'],
    ['somebody’s novel', { ...TAKE, serviceId: 'x'.repeat(AUDIENCE_ROWS.kiosk.requestMaxBytes) }, 'payload-too-large'],
  ])('%s is refused by name, and the kiosk goes on', async (_, command, code) => {
    const kiosk = await branch.join(KIOSK);
    expect(await request(kiosk.socket, randomUUID(), command)).toMatchObject(refused(code));
    expect(await kiosk.ask(TAKE)).toMatchObject({ ok: true, receipt: { kind: 'ticket', ahead: 0 } });
  });

  test.each([['not an id'], [''], [42], [null], [{}]])('a command id %j is malformed', async (id) => {
    const kiosk = await branch.join(KIOSK);
    expect(await request(kiosk.socket, id, TAKE)).toMatchObject(refused('malformed'));
  });

  test('a message beyond the largest cuts the line, and nothing else', async () => {
    const kiosk = await branch.join(KIOSK);
    const wall = await branch.join(WALL);
    kiosk.socket.emit('request', randomUUID(), { ...TAKE, serviceId: 'x'.repeat(MESSAGE_MAX_BYTES) }, () => undefined);
    await until('the line to be cut', () => kiosk.socket.disconnected);
    expect(wall.socket.connected).toBe(true);
    expect(await (await branch.join(KIOSK)).ask(TAKE)).toMatchObject({ ok: true });
  });

  test('an unknown event is answered with its name, then hung up on', async () => {
    const kiosk = await branch.join(KIOSK);
    const reply = (await kiosk.socket.timeout(5_000).emitWithAck('subscribe', 'staff')) as Reply;
    expect(reply).toMatchObject(refused('unknown-command'));
    expect(reply).toMatchObject({ params: { field: 'subscribe' } });
    await until('the line to be cut', () => kiosk.socket.disconnected);
  });

  test('a request that asks for no reply is hung up on', async () => {
    const kiosk = await branch.join(KIOSK);
    kiosk.socket.emit('request', randomUUID(), TAKE);
    await until('the line to be cut', () => kiosk.socket.disconnected);
    const lobby = await branch.join(LOBBY);
    expect(lastView(lobby)['totals']).toMatchObject({ taken: 0 });
  });

  test('a display may look and not ask', async () => {
    for (const subject of [WALL, COUNTER_DISPLAY]) {
      const display = await branch.join(subject);
      expect(await display.ask(TAKE)).toMatchObject(refused('not-allowed'));
    }
  });

  test.each([
    ['no token', () => ''],
    ['an invented token', () => 'A'.repeat(43)],
    ['a token of another audience', () => branch.tokenOf(LOBBY)],
    ['a token of a kiosk that is not configured', () => branch.tokenOf({ audience: 'kiosk', kioskId: 'k9' })],
    ['a very long token', () => 'A'.repeat(20_000)],
  ])('%s is not signed in', async (_, token) => {
    const { code, text } = await handshake(branch.socket('kiosk', token(), {}));
    expect(code).toBe('not-signed-in');
    expect(text?.['zh-CN']).toContain('登记');
    expect(text?.['en']).toContain('not enrolled');
  });

  test('a lobby token is nobody’s teller token: roles come from the configuration', async () => {
    expect((await handshake(branch.socket('lobby', branch.tokenOf({ audience: 'lobby', staffId: 'wang' }), {}))).code).toBe(
      'not-signed-in',
    );
    expect((await handshake(branch.socket('lobby', branch.tokenOf({ audience: 'lobby', staffId: 'zhao' }), {}))).code).toBe('connected');
  });

  test('a revoked token ends what is open', async () => {
    const kiosk = await branch.join(KIOSK);
    const wall = await branch.join(WALL);
    branch.revoke(KIOSK);
    branch.revoke(WALL);
    expect(await kiosk.ask(TAKE)).toMatchObject(refused('not-signed-in'));
    await until('both lines to be cut', () => kiosk.socket.disconnected && wall.socket.disconnected);
  });

  test.each([
    ['a foreign page', { origin: 'https://evil.example' }, false],
    ['a page of no origin', { origin: 'null' }, false],
    ['a page that looks alike', { origin: 'http://127.0.0.1.evil.example' }, false],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, false],
    ['a rebound name', { host: 'evil.example' }, false],
    ['no page at all', {}, true],
  ])('%s, with a good token', async (_, headers, allowed) => {
    const { code } = await handshake(branch.socket('kiosk', branch.tokenOf(KIOSK), headers));
    expect(code === 'connected').toBe(allowed);
  });

  test('this server’s own page is let in', async () => {
    expect((await handshake(branch.socket('kiosk', branch.tokenOf(KIOSK), { origin: branch.url }))).code).toBe('connected');
  });
});

describe('over HTTP', () => {
  const command = () => ({ commandId: randomUUID(), command: TAKE });

  test.each([
    ['no token', () => branch.post('', command()), 401, 'not-signed-in'],
    ['a wrong token', () => branch.post('A'.repeat(43), command()), 401, 'not-signed-in'],
    ['half a body', () => branch.post(branch.tokenOf(KIOSK), '{"commandId":'), 400, 'malformed'],
    ['a body of another shape', () => branch.post(branch.tokenOf(KIOSK), []), 400, 'malformed'],
    ['a key too many', () => branch.post(branch.tokenOf(KIOSK), { ...command(), actor: 'operator' }), 400, 'malformed'],
    [
      'an unknown command',
      () => branch.post(branch.tokenOf(KIOSK), { ...command(), command: { type: 'open-vault' } }),
      400,
      'unknown-command',
    ],
    [
      'an unknown service',
      () => branch.post(branch.tokenOf(KIOSK), { ...command(), command: { ...TAKE, serviceId: 'gold' } }),
      404,
      'unknown-service',
    ],
    ['somebody else’s command', () => branch.post(branch.tokenOf(WALL), command()), 403, 'not-allowed'],
    [
      'a huge body',
      () => branch.post(branch.tokenOf(KIOSK), { ...command(), stray: 'x'.repeat(MESSAGE_MAX_BYTES) }),
      413,
      'payload-too-large',
    ],
    ['an operator at the counter', () => branch.post(branch.operatorToken, command()), 403, 'not-allowed'],
  ])('%s', async (_, ask, status, code) => {
    const answer = await ask();
    expect(answer.reply).toMatchObject(refused(code));
    expect(answer.status).toBe(status);
  });

  test('a branch’s own refusal is a conflict with its state', async () => {
    const token = branch.tokenOf(TELLER);
    await branch.post(token, { commandId: randomUUID(), command: { type: 'open-counter', counterId: 'c1' } });
    const nobody = await branch.post(token, { commandId: randomUUID(), command: { type: 'call-next', counterId: 'c1', finishing: null } });
    expect(nobody).toMatchObject({ status: 409, reply: refused('nobody-waiting') });
  });

  test('views and reports go to those they are for', async () => {
    const codeOf = async (path: string, token: string | null) =>
      ((await (await branch.get(path, token)).json()) as { refusal: string }).refusal;
    expect(await codeOf('/api/views/lobby', branch.tokenOf(KIOSK))).toBe('not-allowed');
    expect(await codeOf('/api/views/vault', branch.tokenOf(KIOSK))).toBe('unknown-view');
    expect(await codeOf('/api/reports/2026-11-23', branch.tokenOf(TELLER))).toBe('not-allowed');
    expect(await codeOf('/api/reports/yesterday', branch.tokenOf(LOBBY))).toBe('malformed');
    expect(await codeOf('/api/day', null)).toBe('not-signed-in');
    expect(await (await branch.get('/api/day', branch.operatorToken)).json()).toMatchObject({ date: '2026-11-23', state: 'open' });
  });

  test('a rebound name gets nothing', async () => {
    const { request: ask } = await import('node:http');
    const status = await new Promise<number | undefined>((resolve) => {
      ask(`${branch.url}/api/`, { headers: { host: 'evil.example' } }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(403);
  });
});

describe('limits', () => {
  test('too many requests of one screen are refused, not lost in silence; another screen notices nothing', async () => {
    const busy = await branchAtWork({ limits: { ...LIMITS, screenRequestsPerSecond: 5 } });
    try {
      const [kiosk, teller] = [await busy.join(KIOSK), await busy.join(TELLER)];
      const replies = await Promise.all(Array.from({ length: 12 }, () => kiosk.ask(TAKE)));
      expect(replies.filter((reply) => reply.ok)).toHaveLength(5);
      expect(replies.filter((reply) => !reply.ok && reply.refusal === 'too-many-requests')).toHaveLength(7);
      expect(await teller.ask({ type: 'open-counter', counterId: 'c1' })).toMatchObject({ ok: true });
    } finally {
      await busy.stop();
    }
  });

  test('more unanswered requests than a person can mean are refused', async () => {
    const busy = await branchAtWork({ limits: { ...LIMITS, screenInFlight: 3 } });
    try {
      const kiosk = await busy.join(KIOSK);
      const replies = await Promise.all(Array.from({ length: 100 }, () => kiosk.ask(TAKE)));
      expect(replies.some((reply) => !reply.ok && reply.refusal === 'too-many-requests')).toBe(true);
      expect(await kiosk.ask(TAKE)).toMatchObject({ ok: true });
    } finally {
      await busy.stop();
    }
  });

  test('guessing tokens is slowed down, and locks out nobody who has one', async () => {
    const guessed = await branchAtWork({ limits: { ...LIMITS, failedSignInsPerMinute: 3 } });
    try {
      const codes: string[] = [];
      for (let guess = 0; guess < 5; guess += 1) codes.push((await handshake(guessed.socket('kiosk', `guess-${guess}`, {}))).code);
      expect(codes).toEqual(['not-signed-in', 'not-signed-in', 'not-signed-in', 'too-many-requests', 'too-many-requests']);
      expect((await handshake(guessed.socket('kiosk', guessed.tokenOf(KIOSK), {}))).code).toBe('connected');
    } finally {
      await guessed.stop();
    }
  });
});

describe('an agent', () => {
  test('speaks of its own printers only', async () => {
    const agent = await branch.join(AGENT);
    expect(await agent.ask({ type: 'report-printer', printerId: 'p9', condition: 'ready' })).toMatchObject(refused('not-your-printer'));
    expect(await agent.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' })).toMatchObject({ ok: true });
  });

  test('need not repeat itself when a day opens with a printer the branch did not know', async () => {
    const closed = await branchAtWork({ configuration: { ...TEST_BRANCH, hours: [{ weekdays: [7], opens: '09:00', closes: '10:00' }] } });
    try {
      const [agent, lobby] = [await closed.join(AGENT), await closed.join(LOBBY)];
      expect(lastView(lobby)['day']).toBeNull();
      await agent.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' });
      expect(await lobby.ask({ type: 'open-day' })).toMatchObject({ ok: true });
      await until('the lobby to see it ready', () => (lastView(lobby)['printers'] as { condition: string }[])[0]?.condition === 'ready');
    } finally {
      await closed.stop();
    }
  });

  test('holds its printer alone: a second is refused until the first has gone, and the staff see it go', async () => {
    const lobby = await branch.join(LOBBY);
    const condition = () => (lastView(lobby)['printers'] as { condition: string }[])[0]?.condition;
    const first = await branch.join(AGENT);
    await first.ask({ type: 'report-printer', printerId: 'p1', condition: 'ready' });
    await until('the lobby to see it ready', () => condition() === 'ready');
    const second = { ...AGENT, agentId: 'agent-2' } as typeof AGENT;
    const { code, text } = await handshake(branch.socket('device', branch.tokenOf(second), {}));
    expect(code).toBe('printer-taken');
    expect(text?.['en']).toContain('p1');
    first.socket.disconnect();
    await until('the lobby to see it unreachable', () => condition() === 'unreachable');
    expect((await handshake(branch.socket('device', branch.tokenOf(second), {}))).code).toBe('connected');
  });
});
