import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FORGET_AFTER_MS, RECONNECTING_AFTER_MS, RESEND_AFTER_MS, STALE_AFTER_MS } from '../../server/contract/wire.ts';
import { freshnessAt, REFUSED_RETRY_MS } from '../../server/web/link.ts';
import { PENDING_MAX, REQUEST_LIFE_MS } from '../../server/web/outbox.ts';
import type { KeyValueStore } from '../../server/web/place.ts';
import { memoryStore, openKiosk, RealServer } from './real-server.ts';
import type { TestKiosk } from './real-server.ts';

let server: RealServer;
let opened: TestKiosk[];

const TAKE = { type: 'take-ticket', serviceId: 'cash', language: 'zh-CN', elder: false, withCard: false } as const;
const DONE = { ok: true, receipt: { kind: 'done' } } as const;
const until = { timeout: 60_000 };

beforeEach(async () => {
  server = await RealServer.open();
  opened = [];
});
afterEach(async () => {
  for (const { connection } of opened) connection.close();
  await server.stop();
});

async function kioskWith(store: KeyValueStore): Promise<TestKiosk> {
  const kiosk = openKiosk(server, store);
  opened.push(kiosk);
  await expect.poll(() => kiosk.connection.link.value, until).toBe('live');
  return kiosk;
}

function viewMessage(epoch: string, revision: number, view: string, build: string): object {
  return { epoch, revision, serverTime: 1_000, build, view };
}

describe('views', () => {
  test('come with a handshake of token, build and tab, and replace each other whole', async () => {
    const { connection } = await kioskWith(memoryStore());
    expect(server.handshakes).toMatchObject([{ token: 'token-of-k1', build: 'build-1' }]);
    expect(Object.keys(server.handshakes[0] ?? {})).toEqual(['token', 'build', 'tab']);
    expect(connection.view.value).toBeNull();
    server.say('view', viewMessage('e1', 1, 'first', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('first');
    server.say('view', viewMessage('e1', 2, 'second', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('second');
    expect(connection.epoch.value).toBe('e1');
  });

  test('a tab calls itself the same over a reload, and another tab otherwise', async () => {
    const [tab, other] = [memoryStore(), memoryStore()];
    for (const store of [tab, tab, other]) await kioskWith(store);
    const [first, again, second] = server.handshakes.map((handshake) => (handshake as { readonly tab: string }).tab);
    expect([again === first, second === first]).toEqual([true, false]);
  });

  test('older ones of the same epoch are ignored; a new epoch starts from anywhere', async () => {
    const { connection } = await kioskWith(memoryStore());
    server.say('view', viewMessage('e1', 7, 'seventh', 'build-1'));
    server.say('view', viewMessage('e1', 6, 'sixth, late', 'build-1'));
    server.say('view', viewMessage('e1', 8, 'eighth', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('eighth');
    server.say('view', viewMessage('e2', 1, 'first of the next', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('first of the next');
  });

  test('a lost last one is noticed by the heartbeat and asked for; a beat that agrees asks nothing', async () => {
    const { connection } = await kioskWith(memoryStore());
    server.say('view', viewMessage('e1', 1, 'first', 'build-1'));
    server.say('beat', { epoch: 'e1', revision: 1, serverTime: 2_000 });
    await expect.poll(() => connection.lastServerTime.value, until).toBe(2_000);
    expect(server.resyncs).toBe(0);
    server.say('beat', { epoch: 'e1', revision: 2, serverTime: 3_000 });
    await expect.poll(() => server.resyncs, until).toBe(1);
    server.say('beat', { epoch: 'e2', revision: 1, serverTime: 4_000 });
    await expect.poll(() => server.resyncs, until).toBe(2);
  });

  test("carry the server's clock on by one that never jumps", async () => {
    const { connection, place } = await kioskWith(memoryStore());
    server.say('view', viewMessage('e1', 1, 'first', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('first');
    place.aheadMs += 60_000;
    expect(connection.serverNow()).toBeGreaterThanOrEqual(61_000);
    expect(connection.serverNow()).toBeLessThan(66_000);
  });
});

describe('silence', () => {
  test('ages what is shown by the promised thresholds', () => {
    expect(freshnessAt(RECONNECTING_AFTER_MS - 1)).toBe('live');
    expect(freshnessAt(RECONNECTING_AFTER_MS)).toBe('reconnecting');
    expect(freshnessAt(STALE_AFTER_MS)).toBe('stale');
    expect(freshnessAt(FORGET_AFTER_MS)).toBe('forgotten');
  });

  test('is measured from the last message, and ends with the next', async () => {
    const { connection, place } = await kioskWith(memoryStore());
    server.say('beat', { epoch: 'e1', revision: 0, serverTime: 1_000 });
    await expect.poll(() => connection.lastServerTime.value, until).toBe(1_000);
    place.aheadMs += STALE_AFTER_MS;
    await expect.poll(() => connection.freshness.value, until).toBe('stale');
    expect(connection.silentMs.value).toBeGreaterThanOrEqual(STALE_AFTER_MS);
    server.say('beat', { epoch: 'e1', revision: 0, serverTime: 2_000 });
    await expect.poll(() => connection.freshness.value, until).toBe('live');
  });

  test('of a server that is gone ends by itself when it is back', async () => {
    const { connection } = await kioskWith(memoryStore());
    await server.stop();
    await expect.poll(() => connection.link.value, until).toBe('reconnecting');
    await server.start();
    await expect.poll(() => connection.link.value, until).toBe('live');
  });
});

describe('requests', () => {
  test('resolve with the reply, and tell the round trip', async () => {
    const { connection } = await kioskWith(memoryStore());
    server.answer = DONE;
    const asked = connection.request(TAKE);
    expect(connection.pending.value).toBe(1);
    expect(await asked).toEqual(DONE);
    expect(connection.pending.value).toBe(0);
    expect(connection.latencyMs.value).toBeGreaterThanOrEqual(0);
    expect(server.heard.map(({ command }) => command)).toEqual([TAKE]);
  });

  test('unanswered are sent again with the same id; different intents have different ids', async () => {
    const { connection, place } = await kioskWith(memoryStore());
    const asked = connection.request(TAKE);
    await expect.poll(() => server.heard.length, until).toBe(1);
    place.aheadMs += RESEND_AFTER_MS;
    server.answer = DONE;
    expect(await asked).toEqual(DONE);
    await connection.request(TAKE);
    const ids = server.heard.map(({ commandId }) => commandId);
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('made while the server is away go out when it is back', async () => {
    const { connection } = await kioskWith(memoryStore());
    await server.stop();
    await expect.poll(() => connection.link.value, until).toBe('reconnecting');
    server.answer = DONE;
    const asked = connection.request(TAKE);
    await server.start();
    expect(await asked).toEqual(DONE);
    expect(new Set(server.heard.map(({ commandId }) => commandId)).size).toBe(1);
  });

  test('survive a reload of the page with their id', async () => {
    const store = memoryStore();
    const before = await kioskWith(store);
    void before.connection.request(TAKE);
    await expect.poll(() => server.heard.length, until).toBe(1);
    before.connection.close();
    server.answer = DONE;
    const after = await kioskWith(store);
    await expect.poll(() => server.heard.length, until).toBe(2);
    expect(server.heard[1]).toEqual(server.heard[0]);
    await expect.poll(() => after.connection.pending.value, until).toBe(0);
    expect(store.getItem('branch-queue:pending:/kiosk/k1')).toBeNull();
  });

  test('are given up after their life, so that an outage issues no number to somebody long gone', async () => {
    const { connection, place } = await kioskWith(memoryStore());
    await server.stop();
    const asked = connection.request(TAKE);
    place.aheadMs += REQUEST_LIFE_MS + 1;
    expect(await asked).toMatchObject({ ok: false, refusal: 'no-answer' });
    await server.start();
    await expect.poll(() => connection.link.value, until).toBe('live');
    expect(server.heard).toEqual([]);
  });

  test(`are at most ${PENDING_MAX} at once; one more is refused here`, async () => {
    const { connection } = await kioskWith(memoryStore());
    for (let made = 0; made < PENDING_MAX; made += 1) void connection.request(TAKE);
    expect(await connection.request(TAKE)).toMatchObject({ ok: false, refusal: 'too-many-requests' });
    expect(connection.pending.value).toBe(PENDING_MAX);
  });

  test('kept by something that is not ours are dropped, not sent', async () => {
    const store = memoryStore();
    store.setItem('branch-queue:pending:/kiosk/k1', '{"not": a list');
    const { connection } = await kioskWith(store);
    expect(connection.pending.value).toBe(0);
  });
});

describe('a new build of the server', () => {
  test('reloads the page once, and not while somebody reads a number', async () => {
    const { connection, place } = await kioskWith(memoryStore());
    connection.keepPage.value = true;
    server.say('view', viewMessage('e1', 1, 'first', 'build-2'));
    await expect.poll(() => connection.view.value, until).toBe('first');
    expect(place.reloads).toBe(0);
    connection.keepPage.value = false;
    expect(place.reloads).toBe(1);
    server.say('view', viewMessage('e1', 2, 'second', 'build-2'));
    await expect.poll(() => connection.view.value, until).toBe('second');
    connection.keepPage.value = true;
    connection.keepPage.value = false;
    expect(place.reloads).toBe(1);
  });

  test('of the same build does not', async () => {
    const { connection, place } = await kioskWith(memoryStore());
    server.say('view', viewMessage('e1', 1, 'first', 'build-1'));
    await expect.poll(() => connection.view.value, until).toBe('first');
    expect(place.reloads).toBe(0);
  });
});

describe('an act that meets a session that is over', () => {
  const OVER = { ok: false, refusal: 'not-signed-in', params: {}, text: { 'zh-CN': '', en: '' } } as const;

  /** Somebody's act met the end of his session; then the server lets `next` in. */
  async function cutOff(
    next: string,
  ): Promise<{ readonly kiosk: TestKiosk; readonly asked: ReturnType<TestKiosk['connection']['request']> }> {
    server.person = 'wang';
    const kiosk = await kioskWith(memoryStore());
    await expect.poll(() => kiosk.place.store.getItem(`branch-queue:person:${kiosk.place.path}`), until).toBe('wang');
    server.answer = OVER;
    const asked = kiosk.connection.request(TAKE);
    await expect.poll(() => server.heard.length, until).toBe(1);
    kiosk.place.aheadMs += REQUEST_LIFE_MS * 2;
    await server.stop();
    await expect.poll(() => kiosk.connection.link.value, until).toBe('reconnecting');
    expect(kiosk.connection.pending.value).toBe(1);
    server.answer = DONE;
    server.person = next;
    await server.start();
    kiosk.connection.retry();
    return { kiosk, asked };
  }

  test('is kept, and done with the same id once the same person has signed in again', async () => {
    const { asked } = await cutOff('wang');
    expect(await asked).toMatchObject(DONE);
    const ids = server.heard.map(({ commandId }) => commandId);
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  test('is never done in the name of another person who signs in: his page begins anew', async () => {
    const { kiosk, asked } = await cutOff('li');
    expect((await asked).ok).toBe(false);
    expect([kiosk.place.reloads, kiosk.connection.pending.value, server.heard.length]).toEqual([1, 0, 1]);
  });
});

test('a refused screen says why, and is let in by itself once it may', { timeout: REFUSED_RETRY_MS * 12 }, async () => {
  server.refusal = { code: 'not-signed-in', text: '此屏幕尚未登记。' };
  const kiosk = openKiosk(server, memoryStore());
  opened.push(kiosk);
  await expect.poll(() => kiosk.connection.link.value, until).toBe('refused');
  expect(kiosk.connection.refusalText.value?.['zh-CN']).toBe('此屏幕尚未登记。');
  server.refusal = null;
  await expect.poll(() => kiosk.connection.link.value, { timeout: REFUSED_RETRY_MS * 6 }).toBe('live');
  expect(kiosk.connection.refusalText.value).toBeNull();
});
