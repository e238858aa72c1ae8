import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KEPT_OUT_S } from '../../server/net/limits.ts';
import { type BranchAtWork, branchAtWork, handshake, KIOSK, LIMITS, request, WALL } from './branch-at-work.ts';
import { rawSocket, signsIn } from './raw-socket.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

describe('a token', () => {
  it('that sends more in one turn than anybody means to is cut before the second is over, and kept out for a while at that address', async () => {
    const strict = await branchAtWork({ limits: { ...LIMITS, framesAtOnce: 50 } });
    try {
      const socket = await rawSocket(strict);
      const token = strict.tokenOf(WALL);
      await signsIn(socket, token);
      const closed = once(socket, 'close');
      for (let sent = 0; sent < 200; sent += 1) socket.send('42/wall,["resync"]');
      await closed;
      const cutAt = performance.now();
      const codeOf = async (one: string): Promise<string> => (await handshake(strict.socket('wall', one, {}))).code;
      expect(await codeOf(token)).toBe('too-many-requests');
      expect(await codeOf(strict.tokenOf(WALL))).toBe('connected');
      await expect.poll(() => codeOf(token)).toBe('connected');
      expect(performance.now() - cutAt).toBeGreaterThan((KEPT_OUT_S - 1) * 1_000);
    } finally {
      await strict.stop();
    }
  });

  it('that sends in one turn more kilobytes than anybody means to is cut, of however few frames', async () => {
    const strict = await branchAtWork({ limits: { ...LIMITS, framesAtOnce: 50 } });
    try {
      const socket = await rawSocket(strict);
      await signsIn(socket, strict.tokenOf(WALL));
      const closed = once(socket, 'close');
      for (let sent = 0; sent < 10; sent += 1) socket.send(`42/wall,${sent}["request","x","${'x'.repeat(20_000)}"]`);
      await closed;
      expect(strict.logged.some((line) => line.includes('flood'))).toBe(true);
    } finally {
      await strict.stop();
    }
  });

  it('that asks for its view fifty times at once gets it a few times, and gets it again when it asks later', async () => {
    const wall = await branch.join(WALL);
    const before = wall.views.length;
    for (let sent = 0; sent < 50; sent += 1) wall.socket.emit('resync');
    await request(wall.socket, randomUUID(), null);
    await expect.poll(() => wall.views.length).toBeGreaterThan(before);
    expect(wall.views.length - before).toBeLessThan(10);
    const between = wall.views.length;
    wall.socket.emit('resync');
    await expect.poll(() => wall.views.length).toBeGreaterThan(between);
  });

  it('that sends a flood of frames is cut on the line that sends it', async () => {
    const strict = await branchAtWork({ limits: { ...LIMITS, requestsPerSecond: 5 } });
    try {
      const bystander = await strict.join(KIOSK);
      const socket = await rawSocket(strict);
      const closed = once(socket, 'close');
      await signsIn(socket, strict.tokenOf(WALL));
      for (let sent = 0; sent < 1_000; sent += 1) socket.send('42/wall,["resync"]');
      await closed;
      expect(bystander.socket.connected).toBe(true);
    } finally {
      await strict.stop();
    }
  });

  it('is counted, however many sockets it opens', async () => {
    const few = await branchAtWork({ limits: { ...LIMITS, screenRequestsPerSecond: 5 } });
    try {
      const token = few.tokenOf(WALL);
      const sockets = [1, 2, 3].map(() => few.socket('wall', token, {}));
      const sound = { type: 'report-sound', condition: 'on', fault: null };
      await Promise.all(sockets.map((socket) => handshake(socket)));
      const replies = await Promise.all(sockets.flatMap((socket) => [1, 2, 3, 4].map(() => request(socket, randomUUID(), sound))));
      expect(replies.filter((reply) => reply.ok).length).toBeLessThanOrEqual(2 * 5);
      expect(replies.some((reply) => !reply.ok && reply.refusal === 'too-many-requests')).toBe(true);
    } finally {
      await few.stop();
    }
  });
});
