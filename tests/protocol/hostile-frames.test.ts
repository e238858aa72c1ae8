import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { AUDIENCES, MESSAGE_MAX_BYTES } from '../../server/contract/wire.ts';
import { AUDIENCE_ROWS } from '../../server/net/audiences.ts';
import { UNSIGNED_FRAMES_MAX } from '../../server/net/floods.ts';
import { isTooDeep, NESTING_MAX } from '../../server/net/nesting.ts';
import { REFUSED_AFTER_MS } from '../../server/net/slow-refusals.ts';
import { type BranchAtWork, branchAtWork, handshake, KIOSK, LIMITS, LOBBY, request, TAKE, TELLER, until, WALL } from './branch-at-work.ts';
import { rawSocket, signsIn } from './raw-socket.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

/** What a browser asks with to make a connection a WebSocket: RFC 6455, section 1.3. */
const UPGRADE = 'connection: Upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==';

function nested(depth: number, open: string, close: string): string {
  return open.repeat(depth) + close.repeat(depth);
}

/** The branch still issues numbers to others. */
async function stillServes(): Promise<void> {
  expect(await (await branch.join(KIOSK)).ask(TAKE)).toMatchObject({ ok: true });
}

describe('a frame is measured before it is read', () => {
  test.each([
    ['lists', nested(8_000, '[', ']')],
    ['objects', `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`],
    ['lists in objects', `${'{"a":['.repeat(2_000)}1${']}'.repeat(2_000)}`],
    ['a little too deep', nested(NESTING_MAX, '[', ']')],
  ])('%s, deeper than any command: an answer, and the branch goes on', async (_, deep) => {
    for (const subject of [WALL, TELLER]) {
      const socket = await rawSocket(branch);
      const answers: string[] = [];
      socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')));
      socket.send(`40/${subject.audience},${JSON.stringify({ token: branch.tokenOf(subject) })}`);
      await until('the sign-in', () => answers.some((answer) => answer.startsWith(`40/${subject.audience}`)));
      socket.send(`42/${subject.audience},7["request","${randomUUID()}",${deep}]`);
      await until('the answer', () => answers.some((answer) => answer.startsWith(`43/${subject.audience},7`)));
      const answer = answers.find((one) => one.startsWith(`43/${subject.audience},7`)) ?? '';
      expect(answer).toMatch(/"refusal":"(malformed|payload-too-large)"/);
      expect(socket.readyState).toBe(WebSocket.OPEN);
      socket.terminate();
    }
    await stillServes();
  });

  it('says how large a request of this audience may be', async () => {
    const wall = await branch.join(WALL);
    const reply = await request(wall.socket, randomUUID(), { ...TAKE, serviceId: 'x'.repeat(AUDIENCE_ROWS.wall.requestMaxBytes) });
    expect(reply).toMatchObject({ ok: false, refusal: 'payload-too-large', params: { limit: AUDIENCE_ROWS.wall.requestMaxBytes } });
  });

  it('measures a body over HTTP by who sends it', async () => {
    const deep = await branch.post(branch.tokenOf(LOBBY), `{"commandId":"${randomUUID()}","command":${nested(NESTING_MAX, '[', ']')}}`);
    expect(deep).toMatchObject({ status: 400, reply: { refusal: 'malformed', params: { field: `depth > ${NESTING_MAX}` } } });
    const large = { commandId: randomUUID(), command: { ...TAKE, serviceId: 'x'.repeat(AUDIENCE_ROWS.kiosk.requestMaxBytes) } };
    expect(await branch.post(branch.tokenOf(KIOSK), large)).toMatchObject({
      status: 413,
      reply: { params: { limit: AUDIENCE_ROWS.kiosk.requestMaxBytes } },
    });
    expect(await branch.post('', large)).toMatchObject({ status: 413 });
  });

  test.each([
    ['a binary event', '51-/wall,["request",{"_placeholder":true,"num":0}]'],
    ['a binary reply', '61-/wall,1[{"_placeholder":true,"num":0}]'],
    ['a type that does not exist', '9["request"]'],
    ['nothing at all', ''],
    ['a large reply to nobody', `3/wall,1["${'x'.repeat(2_000)}"]`],
    ['bytes', Buffer.from([1, 2, 3])],
    ['a megabyte', 'x'.repeat(1_048_576)],
  ])('%s cuts its own line, and no other', async (_, frame) => {
    const wall = await branch.join(WALL);
    const socket = await rawSocket(branch);
    const closed = once(socket, 'close');
    socket.send(typeof frame === 'string' ? `4${frame}` : frame);
    await closed;
    expect(wall.socket.connected).toBe(true);
    await stillServes();
  });

  it('reads brackets in words as words', () => {
    expect(isTooDeep(JSON.stringify({ note: '[{'.repeat(500), quote: '"[[[[[[[[[[[[[[[[[[[[\\' }))).toBe(false);
    expect(isTooDeep(nested(NESTING_MAX, '[', ']'))).toBe(false);
    expect(isTooDeep(nested(NESTING_MAX + 1, '[', ']'))).toBe(true);
    expect(isTooDeep(`[${'[],'.repeat(1_000)}[]]`)).toBe(false);
  });

  test.each(AUDIENCES.map((audience) => [audience]))('%s can say everything it may say within these limits', (audience) => {
    for (const [type, schema] of AUDIENCE_ROWS[audience].commands) {
      const shape = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as Shape;
      // The frame is one list around the command.
      expect(depthOf(shape) + 1, type).toBeLessThanOrEqual(NESTING_MAX);
    }
    expect(AUDIENCE_ROWS[audience].requestMaxBytes).toBeLessThanOrEqual(MESSAGE_MAX_BYTES);
  });
});

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
}

/** How deep a value of this shape nests at most. */
function depthOf({ properties, items, anyOf, oneOf }: Shape): number {
  const inner = [...Object.values(properties ?? {}), ...(items === undefined ? [] : [items])].map(depthOf);
  const own = properties === undefined && items === undefined ? 0 : 1 + Math.max(0, ...inner);
  return Math.max(own, ...[...(anyOf ?? []), ...(oneOf ?? [])].map(depthOf));
}

/** What a wall's sign-in comes to; a line that was cut first says nothing. */
function codeOrCut(at: BranchAtWork): Promise<string> {
  const socket = at.socket('wall', at.tokenOf(WALL), {});
  return Promise.race([
    handshake(socket).then(({ code }) => code),
    new Promise<string>((resolve) => socket.once('disconnect', () => resolve('cut'))),
  ]);
}

describe('before a sign-in', () => {
  it('nobody is let into the namespace that belongs to nobody', async () => {
    const socket = await rawSocket(branch);
    const answers: string[] = [];
    socket.on('message', (data: Buffer) => answers.push(data.toString('utf8')));
    socket.send('40');
    await until('the refusal', () => answers.some((answer) => answer.startsWith('44')));
    await until('the line to be cut, as nothing took it', () => socket.readyState === WebSocket.CLOSED);
  });

  it('whoever sends a flood of frames is cut, and the branch goes on', async () => {
    const strict = await branchAtWork({ limits: { ...LIMITS, unsignedPerSecond: 50 } });
    try {
      const socket = await rawSocket(strict);
      const closed = once(socket, 'close');
      for (let sent = 0; sent <= 500; sent += 1) socket.send('40/nobody,{}');
      await closed;
      expect(strict.logged.some((line) => line.includes('flood'))).toBe(true);
      // Its own second is over soon, and then the same address signs in again.
      await expect.poll(async () => await codeOrCut(strict)).toBe('connected');
    } finally {
      await strict.stop();
    }
  });

  it('an address that asks over HTTP without end is told to wait, and a token is heard all the same', async () => {
    const strict = await branchAtWork({ limits: { ...LIMITS, unsignedPerSecond: 50 } });
    try {
      const told = await Promise.all(Array.from({ length: 200 }, () => strict.get('/api/openapi.json', null).then(({ status }) => status)));
      expect(told.filter((status) => status === 429).length).toBeGreaterThan(0);
      expect((await strict.post(strict.tokenOf(KIOSK), { commandId: randomUUID(), command: TAKE })).status).toBe(200);
    } finally {
      await strict.stop();
    }
  });

  it.each([
    ['one address holds', { connectionsPerAddress: 5 }],
    ['all together hold', { connections: 5 }],
  ])('%s so many connections and no more', async (_, limit) => {
    const small = await branchAtWork({ limits: { ...LIMITS, ...limit } });
    try {
      const sockets = await Promise.all(Array.from({ length: 5 }, () => rawSocket(small)));
      const sixth = new WebSocket(`${small.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`);
      await once(sixth, 'error');
      for (const socket of sockets) socket.terminate();
    } finally {
      await small.stop();
    }
  });

  it('one address opens so many sockets a second and no more', async () => {
    const slow = await branchAtWork({ limits: { ...LIMITS, socketsPerSecond: 3 } });
    try {
      const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => rawSocket(slow)));
      expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
      for (const outcome of outcomes) if (outcome.status === 'fulfilled') outcome.value.terminate();
    } finally {
      await slow.stop();
    }
  });
});

describe('a line that nobody has signed in on', () => {
  it('is cut at once beyond the frames that a sign-in takes', async () => {
    const socket = await rawSocket(branch);
    const closed = once(socket, 'close');
    for (let sent = 0; sent < UNSIGNED_FRAMES_MAX; sent += 1) socket.send('3');
    await signsIn(await rawSocket(branch), branch.tokenOf(WALL));
    expect(socket.readyState).toBe(WebSocket.OPEN);
    socket.send('3');
    await closed;
    await stillServes();
  });

  it('is cut by its bytes as by its frames: one of many kilobytes is as much as many', async () => {
    const socket = await rawSocket(branch);
    const closed = once(socket, 'close');
    for (let sent = 0; sent < 2; sent += 1) socket.send(`40/wall,{"token":"${'x'.repeat(1_024 * UNSIGNED_FRAMES_MAX)}"}`);
    await closed;
    expect(branch.logged.some((line) => line.includes('flood'))).toBe(true);
    await stillServes();
  });

  it('that may not open is told late, so that it does not ask again at once; hanging up meanwhile ends nothing', async () => {
    const slow = await branchAtWork({ limits: { ...LIMITS, socketsPerSecond: 1 } });
    try {
      const asked = performance.now();
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => rawSocket(slow)));
      expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
      expect(performance.now() - asked).toBeGreaterThanOrEqual(REFUSED_AFTER_MS);
      const { port, hostname } = new URL(slow.url);
      const held = Array.from({ length: 6 }, () => connect(Number(port), hostname).on('error', () => undefined));
      for (const line of held) {
        await once(line, 'connect');
        line.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nhost: ${hostname}:${port}\r\n${UPGRADE}\r\n\r\n`);
      }
      await slow.get('/livez', null);
      for (const line of held) line.resetAndDestroy();
      await expect.poll(async () => (await slow.get('/livez', null)).status).toBe(200);
      await expect.poll(async () => await codeOrCut(slow)).toBe('connected');
      expect(slow.deaths).toEqual([]);
    } finally {
      await slow.stop();
    }
  });
});
