import { describe, expect, test } from 'vitest';
import { WALL_CALLS } from '../../server/contract/wall.ts';
import {
  ANNOUNCED_REMEMBERED,
  AnnouncementQueue,
  CALLS_IN_VIEW,
  HERO_MIN_MS,
  TOO_OLD_TO_SPEAK_MS,
  WAITING_MAX,
} from '../../display/voice/announcement-queue.ts';
import type { WallCall } from '../../display/voice/announcement-queue.ts';

const NOON = Date.UTC(2026, 10, 23, 4);

/** The n-th call of the day, n seconds after noon. */
function call(n: number, changes: Partial<WallCall>): WallCall {
  return {
    callId: `call-${n}`,
    number: `A${String(n).padStart(3, '0')}`,
    counterLabel: '3',
    language: 'zh-CN',
    at: NOON + n * 1_000,
    round: 1,
    lastAnnouncedAt: NOON + n * 1_000,
    calling: true,
    ...changes,
  };
}

const asCalled = (n: number): WallCall => call(n, {});
const panel = (queue: AnnouncementQueue): string[] => queue.panel.map((hero) => `${hero.call.number} ${hero.state}`);
const fresh = (): AnnouncementQueue => new AnnouncementQueue([]);

describe('one call at a time', () => {
  test('a call comes into the panel, is spoken once, and stays there at rest', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    expect(panel(queue)).toEqual(['A001 due']);
    expect(queue.begin(0)?.number).toBe('A001');
    expect(queue.begin(10)).toBeNull();
    queue.finish();
    queue.hear([asCalled(1)], NOON + 9_000, 8_000);
    expect(queue.begin(8_000)).toBeNull();
    expect(panel(queue)).toEqual(['A001 spoken']);
  });

  test('the next call takes the panel over once the one before was seen for six seconds', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    queue.begin(0);
    queue.finish();
    queue.hear([asCalled(2), asCalled(1)], NOON + 8_000, HERO_MIN_MS);
    expect(queue.begin(HERO_MIN_MS)?.number).toBe('A002');
    expect(panel(queue)).toEqual(['A002 speaking']);
  });

  test('a call that comes sooner stands beside it', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    queue.begin(0);
    queue.finish();
    queue.hear([asCalled(2), asCalled(1)], NOON + 5_000, HERO_MIN_MS - 1);
    expect(queue.begin(HERO_MIN_MS - 1)?.number).toBe('A002');
    expect(panel(queue)).toEqual(['A001 spoken', 'A002 speaking']);
  });

  test('a recall is announced again, in its place', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    queue.begin(0);
    queue.finish();
    queue.hear([call(1, { round: 2, lastAnnouncedAt: NOON + 20_000 })], NOON + 20_000, 19_000);
    expect(queue.begin(19_000)).toMatchObject({ callId: 'call-1', round: 2 });
    expect(panel(queue)).toEqual(['A001 speaking']);
  });

  test('a recall that comes while the call is still being spoken waits for its end', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    queue.begin(0);
    queue.hear([call(1, { round: 2, lastAnnouncedAt: NOON + 9_000 })], NOON + 9_000, 8_000);
    expect(queue.begin(8_000)).toBeNull();
    queue.finish();
    expect(queue.begin(9_000)).toMatchObject({ round: 2 });
  });
});

describe('calls at the same moment', () => {
  test('two share the panel and are spoken in the order they were called', () => {
    const queue = fresh();
    queue.hear([asCalled(2), asCalled(1)], NOON + 2_000, 0);
    expect(queue.begin(0)?.number).toBe('A001');
    expect(panel(queue)).toEqual(['A001 speaking', 'A002 due']);
    queue.finish();
    expect(queue.begin(5_000)?.number).toBe('A002');
    expect(panel(queue)).toEqual(['A001 spoken', 'A002 speaking']);
  });

  test('a third waits until both were spoken and seen', () => {
    const queue = fresh();
    queue.hear([asCalled(3), asCalled(2), asCalled(1)], NOON + 3_000, 0);
    queue.begin(0);
    queue.finish();
    queue.begin(2_000);
    queue.finish();
    expect(queue.nextTurnMs(4_000)).toBe(HERO_MIN_MS - 4_000);
    expect(queue.begin(4_000)).toBeNull();
    expect(queue.begin(HERO_MIN_MS)?.number).toBe('A003');
    expect(panel(queue)).toEqual(['A003 speaking']);
  });

  test('thirty at once: the queue keeps its bound, and the newest are the ones kept', () => {
    const queue = fresh();
    let now = 0;
    for (let n = 1; n <= 30; n += 1) {
      const view = Array.from({ length: Math.min(n, CALLS_IN_VIEW) }, (_, back) => asCalled(n - back));
      queue.hear(view, NOON + n * 1_000, now);
    }
    expect(queue.waitingCount).toBe(WAITING_MAX);
    const spoken: string[] = [];
    for (let turn = 0; turn < 100; turn += 1, now += HERO_MIN_MS) {
      const next = queue.begin(now);
      if (next !== null) spoken.push(next.number);
      queue.finish();
    }
    expect(spoken).toHaveLength(WAITING_MAX + 2);
    expect(new Set(spoken).size).toBe(spoken.length);
    expect(spoken.at(-1)).toBe('A030');
    expect(spoken).toEqual([...spoken].sort());
  });

  test("the bound of the view is the contract's", () => {
    expect(CALLS_IN_VIEW).toBe(WALL_CALLS);
  });
});

describe('three calls and more that wait to be spoken', () => {
  test.each([3, 4, 5, CALLS_IN_VIEW, WAITING_MAX])('%i at one moment: each is shown, and spoken once, in its order', (count) => {
    const queue = fresh();
    const all = Array.from({ length: count }, (_, index) => asCalled(index + 1));
    /* The view holds the latest only; the older ones have been heard of by then. */
    for (let seen = 1; seen <= count; seen += 1)
      queue.hear(all.slice(Math.max(0, seen - CALLS_IN_VIEW), seen).reverse(), NOON + seen * 1_000, seen);
    const inView = [...all].reverse().slice(0, CALLS_IN_VIEW);
    const spoken: string[] = [];
    const seen = new Set<string>();
    for (let nowMs = 1_000; nowMs < count * 20_000; nowMs += 1_000) {
      queue.hear(inView, NOON + count * 1_000, nowMs);
      const next = queue.begin(nowMs);
      for (const { call: shown } of queue.panel) seen.add(shown.number);
      if (next === null) continue;
      expect(panel(queue)).toContain(`${next.number} speaking`);
      spoken.push(next.number);
      nowMs += 12_000;
      queue.hear(inView, NOON + count * 1_000, nowMs);
      queue.finish();
    }
    expect(spoken).toEqual(all.map(({ number }) => number));
    expect([...seen].sort()).toEqual(spoken);
  });
});

describe('calls that are taken back', () => {
  test('an undone call that waits is never spoken', () => {
    const queue = fresh();
    queue.hear([asCalled(2), asCalled(1)], NOON + 2_000, 0);
    queue.begin(0);
    queue.hear([asCalled(1)], NOON + 3_000, 1_000);
    queue.finish();
    expect(queue.begin(6_000)).toBeNull();
    expect(panel(queue)).toEqual(['A001 spoken']);
  });

  test('an undone call that is being spoken leaves the panel and is not repeated', () => {
    const queue = fresh();
    queue.hear([asCalled(1)], NOON + 1_000, 0);
    const spoken = queue.begin(0);
    if (spoken === null) throw new Error('nothing was spoken');
    expect(queue.isWanted(spoken)).toBe(true);
    queue.hear([], NOON + 3_000, 2_000);
    expect(queue.isWanted(spoken)).toBe(false);
    expect(panel(queue)).toEqual([]);
  });

  test('with a full list, a call that fell off its end still gets its turn; one missing from the middle was undone', () => {
    const queue = fresh();
    const view = (newest: number): WallCall[] => Array.from({ length: CALLS_IN_VIEW }, (_, back) => asCalled(newest - back));
    queue.hear(view(8), NOON + 8_000, 0);
    queue.hear(view(11), NOON + 11_000, 100);
    expect(queue.waitingCount).toBe(9);
    queue.hear([...view(11).filter((each) => each.callId !== 'call-9'), asCalled(3)], NOON + 12_000, 200);
    expect(queue.waitingCount).toBe(8);
  });

  test('a customer who has come needs no repeat; one who came before being called aloud needs no call', () => {
    const queue = fresh();
    queue.hear([asCalled(2), asCalled(1)], NOON + 2_000, 0);
    const spoken = queue.begin(0);
    if (spoken === null) throw new Error('nothing was spoken');
    queue.hear([call(2, { calling: false }), call(1, { calling: false })], NOON + 4_000, 2_000);
    expect(queue.isWanted(spoken)).toBe(false);
    queue.finish();
    expect(queue.begin(3_000)).toBeNull();
    expect(panel(queue)).toEqual(['A001 spoken']);
  });
});

describe('a screen that was away', () => {
  test('does not speak calls older than a minute, and shows the latest at rest', () => {
    const queue = fresh();
    queue.hear([asCalled(2), asCalled(1)], NOON + 2_001 + TOO_OLD_TO_SPEAK_MS, 0);
    expect(queue.begin(0)).toBeNull();
    expect(panel(queue)).toEqual(['A002 spoken']);
  });

  test('a call that comes then has the panel to itself', () => {
    const queue = fresh();
    queue.hear([call(1, { calling: false })], NOON + 200_000, 0);
    queue.hear([asCalled(200), call(1, { calling: false })], NOON + 200_000, 100);
    expect(panel(queue)).toEqual(['A200 due']);
  });

  test('speaks a call that is exactly a minute old', () => {
    const queue = fresh();
    queue.hear([asCalled(2)], NOON + 2_000 + TOO_OLD_TO_SPEAK_MS, 0);
    expect(queue.begin(0)?.number).toBe('A002');
  });

  test('does not say again after a reload what it said before', () => {
    const before = fresh();
    before.hear([asCalled(1)], NOON + 1_000, 0);
    before.begin(0);
    const after = new AnnouncementQueue(before.announcedKeys);
    after.hear([asCalled(2), asCalled(1)], NOON + 3_000, 0);
    expect(after.begin(0)?.number).toBe('A002');
    after.finish();
    expect(after.begin(60_000)).toBeNull();
  });

  test('after an outage speaks what it had not yet spoken, and nothing twice', () => {
    const queue = fresh();
    queue.hear([asCalled(3), asCalled(2), asCalled(1)], NOON + 3_000, 0);
    queue.begin(0);
    queue.forget();
    expect(panel(queue)).toEqual([]);
    queue.hear([asCalled(3), asCalled(2), asCalled(1)], NOON + 13_000, 10_000);
    const spoken = [queue.begin(10_000)?.number];
    queue.finish();
    spoken.push(queue.begin(11_000)?.number);
    queue.finish();
    expect(spoken).toEqual(['A002', 'A003']);
    expect(queue.begin(90_000)).toBeNull();
  });

  test('remembers a bounded number of rounds', () => {
    const queue = fresh();
    for (let n = 1; n <= 200; n += 1) {
      queue.hear([asCalled(n)], NOON + n * 1_000, n * HERO_MIN_MS);
      queue.begin(n * HERO_MIN_MS);
      queue.finish();
    }
    expect(queue.announcedKeys).toHaveLength(ANNOUNCED_REMEMBERED);
    expect(queue.announcedKeys.at(-1)).toBe('call-200#1');
  });
});
