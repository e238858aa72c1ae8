import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SpokenTurn } from '../../display/diagnostics.ts';
import { clipList } from '../../display/voice/clip-list.ts';
import { CLIP_GAP_MS, REPEAT_GAP_MS } from '../../display/voice/schedule.ts';
import type { WallView } from '../../server/contract/wall.ts';
import { AWAY, Chromium } from './chromium.ts';
import type { Page, Screen } from './chromium.ts';
import { COUNTER, EARLIER, WALL, wallCall } from './display-views.ts';
import { shoot } from './shoot.ts';
import { Stage } from './stage.ts';

const FULL_HD = { width: 1920, height: 1080 };
const PATIENCE = { timeout: 30_000, interval: 100 };

let chromium: Chromium;
let stage: Stage;
let open: Screen[] = [];
beforeAll(async () => {
  chromium = await Chromium.launch();
});
beforeEach(async () => {
  stage = await Stage.open();
  open = [];
});
afterEach(async () => {
  for (const screen of open) expect(screen.problems()).toEqual([]);
  for (const screen of open) await screen.close();
  await stage.stop();
});
afterAll(async () => {
  await chromium.close();
});

async function openPage(path: string, ready: string, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  const screen = await chromium.open(stage.url(path), { size: FULL_HD, locale: 'zh-CN', touch: false, before });
  open.push(screen);
  await screen.page.locator(ready).first().waitFor({ timeout: 20_000 });
  return screen;
}

async function openWall(part: Partial<WallView>, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  stage.show('wall', { ...WALL, ...part });
  return openPage('/display/wall/wall-1', '.wall > header', before);
}

const withClock = (page: Page): Promise<void> => page.clock.install();
const spoken = (page: Page): Promise<SpokenTurn[]> => page.evaluate(() => window.branchQueueDisplay?.spoken ?? []);
const words = (turns: readonly SpokenTurn[]): string[] => turns.map((turn) => turn.callId.replace('call-', '') + ` ${turn.round}.${turn.turn}`);
const heroes = (page: Page): Promise<string[]> => page.locator('.hero .number').allTextContents();
const listed = (page: Page): Promise<string[]> => page.locator('.recent li').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent).join(' ')));
const becomes = <T>(what: () => Promise<T>): ReturnType<typeof expect.poll<T>> => expect.poll(what, PATIENCE);

/** Every clip on the audio clock, in order of time. */
function sounding(turns: readonly SpokenTurn[]): { clip: string; startsAtMs: number; endsAtMs: number }[] {
  return turns.flatMap((turn) => turn.clips).map(({ clip, startsAtMs, durationMs }) => {
    if (startsAtMs === null) throw new Error(`${clip} made no sound`);
    return { clip, startsAtMs, endsAtMs: startsAtMs + durationMs };
  });
}

function expectNoOverlap(turns: readonly SpokenTurn[]): void {
  const clips = sounding(turns);
  clips.slice(1).forEach((clip, index) => {
    expect(clip.startsAtMs - (clips[index]?.endsAtMs ?? 0)).toBeGreaterThanOrEqual(CLIP_GAP_MS - 0.01);
  });
}

describe('a call', () => {
  test('fills the panel, leaves the earlier ones in the list, and is spoken word by word', async () => {
    const { page } = await openWall({ calls: [...EARLIER] }, null);
    await becomes(() => heroes(page)).toEqual(['B017']);
    expect(await page.locator('.hero.awaited').count()).toBe(0);
    const call = wallCall('A039', '3', 0, {});
    stage.change('wall', { calls: [call, ...EARLIER] });
    await becomes(() => page.locator('.hero.awaited .number').allTextContents()).toEqual(['A039']);
    expect(await page.locator('.hero .window .zh').textContent()).toBe('3 号窗口');
    expect(await listed(page)).toEqual(['B017 5', 'A038 2', 'C006 4', 'A037 3']);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    const [turn] = await spoken(page);
    expect(turn?.clips.map((clip) => clip.clip)).toEqual(clipList(call, false));
    expectNoOverlap(turn === undefined ? [] : [turn]);
    sounding(turn === undefined ? [] : [turn]).slice(1).forEach((clip, index, all) => {
      if (index > 0) expect(clip.startsAtMs - (all[index - 1]?.endsAtMs ?? 0)).toBeCloseTo(CLIP_GAP_MS, 3);
    });
  });

  test('is said as often as the branch wants, with a breath between', async () => {
    const { page } = await openWall({ announcementRounds: 2, calls: [wallCall('A039', '3', 0, {})] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'A039-3 1.2']);
    const turns = await spoken(page);
    const ended = sounding(turns.slice(0, 1)).at(-1)?.endsAtMs ?? 0;
    const again = sounding(turns.slice(1))[0]?.startsAtMs ?? 0;
    /* A busy machine may be late; it may never be early. */
    expect(again - ended).toBeGreaterThanOrEqual(REPEAT_GAP_MS - 20);
    expect(again - ended).toBeLessThan(REPEAT_GAP_MS + 2_000);
  });

  test('recalled, is announced once more; told again by a beat or a resync, it is not', async () => {
    const call = wallCall('A039', '3', 0, {});
    const { page } = await openWall({ calls: [call] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    stage.change('wall', { calls: [call] });
    stage.beat();
    stage.change('wall', { calls: [{ ...call, round: 2, lastAnnouncedAt: call.lastAnnouncedAt + 9_000 }] });
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'A039-3 2.1']);
    expectNoOverlap(await spoken(page));
  });

  test('undone before its turn is never spoken, and leaves without a word', async () => {
    const first = wallCall('A039', '3', 2, {});
    const second = wallCall('B018', '1', 1, {});
    const third = wallCall('C007', '2', 0, {});
    const { page } = await openWall({ calls: [first] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    stage.change('wall', { calls: [second, first] });
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    stage.change('wall', { calls: [third, first] });
    await becomes(() => heroes(page)).toEqual(['A039', 'C007']);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'C007-2 1.1']);
    expect(await page.locator('body').textContent()).not.toMatch(/B018|取消|撤销/);
  });

  test('undone while it is on show takes its number from the screen', async () => {
    const { page } = await openWall({ calls: [wallCall('A039', '3', 0, {}), ...EARLIER] }, null);
    await becomes(() => heroes(page)).toEqual(['A039']);
    stage.change('wall', { calls: [...EARLIER] });
    await becomes(() => heroes(page)).toEqual(['B017']);
    expect(await page.locator('body').textContent()).not.toContain('A039');
  });
});

describe('calls at once', () => {
  test('share the panel, are spoken in the order they were called, and never into one another', async () => {
    const calls = [wallCall('C007', '2', 0, {}), wallCall('B018', '12', 1, { language: 'en' }), wallCall('A039', '3', 2, {})];
    const { page } = await openWall({ calls: [...calls, ...EARLIER.slice(0, 5)] }, null);
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    await shoot(page, 'display-story-two-at-once');
    /* What still waits to be spoken can be read already. */
    expect((await listed(page))[0]).toBe('C007 2');
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'B018-12 1.1', 'C007-2 1.1']);
    expect(await heroes(page)).toEqual(['C007']);
    const turns = await spoken(page);
    expectNoOverlap(turns);
    expect(turns[1]?.clips.map((clip) => clip.clip)).toContain('en-please-go-to-counter');
    expect(turns[0]?.clips.map((clip) => clip.clip).join(' ')).not.toContain('en-');
  });

  test('a display that does not announce keeps the pace in silence, and fetches no sound', async () => {
    const sounds: string[] = [];
    const { page } = await openWall({ announces: false, calls: [wallCall('B018', '1', 0, {}), wallCall('A039', '3', 1, {})] }, (opened) => {
      opened.on('request', (request) => {
        if (request.url().includes('.opus')) sounds.push(request.url());
      });
      return Promise.resolve();
    });
    await becomes(() => heroes(page)).toEqual(['A039', 'B018']);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'B018-1 1.1']);
    expect((await spoken(page)).flatMap((turn) => turn.clips).every((clip) => clip.startsAtMs === null)).toBe(true);
    expect(sounds).toEqual([]);
  });
});

describe('a screen that was away', () => {
  test('after a restart of the server says nothing again, and speaks what is new', async () => {
    const call = wallCall('A039', '3', 0, {});
    const screen = await openWall({ calls: [call, ...EARLIER] }, null);
    screen.forgive(AWAY);
    const { page } = screen;
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    await stage.stop();
    await stage.start();
    await becomes(() => Promise.resolve(stage.connected('wall'))).toBe(1);
    stage.change('wall', { calls: [wallCall('B018', '1', 0, {}), call, ...EARLIER] });
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1', 'B018-1 1.1']);
  });

  test('after a reload says nothing again', async () => {
    const call = wallCall('A039', '3', 0, {});
    const { page } = await openWall({ calls: [call] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    await page.reload();
    await becomes(() => heroes(page)).toEqual(['A039']);
    stage.change('wall', { calls: [wallCall('B018', '1', 0, {}), call] });
    await becomes(() => spoken(page).then(words)).toEqual(['B018-1 1.1']);
  });

  test('does not speak calls older than a minute', async () => {
    const { page } = await openWall({ calls: [wallCall('B018', '1', 20, {}), wallCall('A039', '3', 61, {})] }, null);
    await becomes(() => spoken(page).then(words)).toEqual(['B018-1 1.1']);
    expect(await heroes(page)).toEqual(['B018']);
    expect(await listed(page)).toEqual(['A039 3']);
  });

  test('takes back by steps what it can no longer vouch for, and recovers by itself', async () => {
    const screen = await openWall({ calls: [wallCall('A039', '3', 90, {}), ...EARLIER] }, withClock);
    screen.forgive(AWAY);
    const { page } = screen;
    const text = (): Promise<string | null> => page.locator('main').textContent();
    await becomes(() => heroes(page)).toEqual(['A039']);
    expect(await page.locator('header time').textContent()).toBe('10:24');
    await becomes(() => page.evaluate(() => window.branchQueueDisplay?.sound)).toBe('on');
    await stage.stop();

    await page.clock.runFor(5_500);
    await becomes(text).toContain('正在重连');
    expect(await heroes(page)).toEqual([]);
    expect(await page.locator('header time, header .sound').count()).toBe(0);
    expect((await listed(page))[0]).toBe('A039 3');
    await shoot(page, 'display-wall-offline-05s');

    await page.clock.runFor(10_000);
    await becomes(text).toContain('请听工作人员叫号');
    expect(await text()).toMatch(/截至 10:2[45]/);
    expect((await listed(page))[0]).toBe('A039 3');
    await shoot(page, 'display-wall-offline-15s');

    await page.clock.runFor(45_000);
    await becomes(() => page.locator('.recent').count()).toBe(0);
    expect(await text()).not.toMatch(/[A-Z]\d{3}/);
    expect(await text()).toContain('请听工作人员叫号');
    await shoot(page, 'display-wall-offline-60s');

    await stage.start();
    await page.clock.runFor(2_000);
    await becomes(() => heroes(page)).toEqual(['A039']);
    expect(await page.locator('header time').count()).toBe(1);
  });

  test('that the server refuses says so in words', async () => {
    stage.refuseAll = '此屏幕尚未登记，请联系管理员。';
    const { page } = await openPage('/display/wall/wall-1', '.notice', null);
    await becomes(() => page.locator('h1 .zh').textContent()).toBe('此屏幕尚未登记，请联系管理员。');
  });
});

describe('states of the branch', () => {
  test('before the first call: the branch and what to do', async () => {
    const { page } = await openWall({}, null);
    expect(await page.locator('.welcome').textContent()).toContain('请先取号');
    expect(await page.locator('.welcome').textContent()).toContain('城东支行理财中心');
  });

  test('paused: says so, but not over a number that is being called', async () => {
    const call = wallCall('A039', '3', 70, {});
    const { page } = await openWall({ state: 'paused', calls: [call, ...EARLIER] }, null);
    await becomes(() => heroes(page)).toEqual(['A039']);
    stage.change('wall', { calls: [{ ...call, calling: false }, ...EARLIER] });
    await becomes(() => page.locator('.notice .says .zh').allTextContents()).toEqual(['暂停叫号，请稍候']);
    expect(await listed(page)).not.toEqual([]);
  });

  test('closed: the hours, and no old numbers', async () => {
    const { page } = await openWall({ state: 'closed', calls: [...EARLIER] }, null);
    await becomes(() => page.locator('.notice').textContent()).toContain('营业时间 09:00–17:00');
    expect(await page.locator('main').textContent()).not.toMatch(/[A-Z]\d{3}/);
    stage.change('wall', { hours: null });
    await becomes(() => page.locator('.notice .adds').count()).toBe(0);
  });

  test('the footer says what is true of the queue', async () => {
    const { page } = await openWall({}, null);
    const footer = await page.locator('footer').textContent();
    for (const sentence of [WALL.postedRule['zh-CN'], '不同业务分别排队，号码不连续属正常', '过号请找大堂经理']) expect(footer).toContain(sentence);
  });
});

describe('light and movement', () => {
  const calling = { calls: [wallCall('A039', '3', 0, {})] };
  const movement = (page: Page): Promise<string> =>
    page.locator('.hero.pulsing .number').evaluate((number) => {
      const { animationName, animationDuration, animationIterationCount } = getComputedStyle(number);
      return `${animationName} ${animationDuration} ${animationIterationCount}`;
    });

  test('nothing moves where motion is not wanted', async () => {
    const { page } = await openWall(calling, null);
    expect(await movement(page)).toMatch(/^none/);
  });

  test('elsewhere the number pulses four times, in opacity alone, and is still within five seconds', async () => {
    const { page } = await openWall(calling, (opened) => opened.emulateMedia({ reducedMotion: 'no-preference' }));
    expect(await movement(page)).toBe('call 1.2s 4');
    const properties = await page.locator('.hero.pulsing .number').evaluate((number) =>
      number.getAnimations().flatMap((animation) => (animation.effect as KeyframeEffect).getKeyframes()).flatMap((frame) => Object.keys(frame)));
    expect(new Set(properties.filter((name) => !['offset', 'computedOffset', 'easing', 'composite'].includes(name)))).toEqual(new Set(['opacity']));
  });

  test('everything moves by two pixels every ten minutes', async () => {
    const { page } = await openWall({}, withClock);
    const place = (): Promise<string> => page.locator('#app').evaluate((root) => root.style.translate);
    expect(await place()).toBe('');
    await page.clock.runFor(600_000);
    expect(await place()).toBe('2px');
    await page.clock.runFor(600_000);
    expect(await place()).toBe('2px 2px');
  });
});

describe('the sound', () => {
  test('held back by the browser: a badge says so, the number shows all the same, a tap lets it out', async () => {
    const call = wallCall('A039', '3', 0, {});
    /* Headless Chromium lets every sound out; a context that begins suspended is what a guarded browser gives. */
    const { page } = await openWall({ calls: [call] }, (opened) => opened.addInitScript(() => {
      window.AudioContext = class extends AudioContext {
        constructor() {
          super();
          void this.suspend();
        }
      };
    }).then(() => undefined));
    await becomes(() => page.locator('button.sound .zh').allTextContents()).toEqual(['声音未开启，点按开启']);
    await becomes(() => heroes(page)).toEqual(['A039']);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
    expect((await spoken(page))[0]?.clips.every((clip) => clip.startsAtMs === null)).toBe(true);
    await shoot(page, 'display-wall-sound-off');
    await page.locator('button.sound').click();
    await becomes(() => page.locator('button.sound').count()).toBe(0);
    stage.change('wall', { calls: [{ ...call, round: 2, lastAnnouncedAt: call.lastAnnouncedAt + 9_000 }] });
    await becomes(() => spoken(page).then((turns) => turns[1]?.clips.every((clip) => clip.startsAtMs !== null))).toBe(true);
  });

  test('without its clips: a badge says so, and numbers still show and turn', async () => {
    const screen = await openWall({ calls: [wallCall('A039', '3', 0, {})] }, async (page) => {
      await page.route(/zh-3.*\.opus/, (route) => route.fulfill({ status: 404 }));
    });
    screen.forgive(/404|zh-3/);
    const { page } = screen;
    await becomes(() => page.locator('.sound .zh').allTextContents()).toEqual(['语音暂不可用']);
    await becomes(() => heroes(page)).toEqual(['A039']);
    expect(await page.evaluate(() => window.branchQueueDisplay?.soundFault)).toMatch(/zh-3/);
    await becomes(() => spoken(page).then(words)).toEqual(['A039-3 1.1']);
  });
});

describe('a counter display', () => {
  const openCounter = async (): Promise<Screen> => openPage('/display/counter/counter-3', '.counter', null);
  const text = (page: Page): Promise<string[]> => page.locator('main .zh, main .number').allTextContents();

  test('shows the number while it calls, and from then on what every counter shows', async () => {
    stage.show('counter-display', COUNTER);
    const { page } = await openCounter();
    await becomes(() => text(page)).toEqual(['3 号窗口', '请留意叫号']);
    stage.change('counter-display', { state: 'calling', number: 'A039' });
    await becomes(() => text(page)).toEqual(['3 号窗口', 'A039', '请办理']);
    stage.change('counter-display', { state: 'serving', number: null });
    await becomes(() => text(page)).toEqual(['3 号窗口', '正在办理']);
  });

  test('paused or closed, sends people on only where there is somewhere to go', async () => {
    stage.show('counter-display', { ...COUNTER, state: 'paused', elsewhere: ['1', '2'] });
    const { page } = await openCounter();
    await becomes(() => text(page)).toEqual(['3 号窗口', '暂停服务', '请到 1、2 号窗口']);
    stage.change('counter-display', { elsewhere: [] });
    await becomes(() => text(page)).toEqual(['3 号窗口', '暂停服务']);
    stage.change('counter-display', { state: 'closed' });
    await becomes(() => text(page)).toEqual(['3 号窗口', '暂未开放']);
  });

  test('cut off, keeps only its own name', async () => {
    stage.show('counter-display', { ...COUNTER, state: 'calling', number: 'A039' });
    const screen = await openPage('/display/counter/counter-3', '.call', withClock);
    screen.forgive(AWAY);
    await stage.stop();
    await screen.page.clock.runFor(5_500);
    await becomes(() => text(screen.page)).toEqual(['3 号窗口']);
    await shoot(screen.page, 'display-counter-offline');
    await stage.start();
    await screen.page.clock.runFor(2_000);
    await becomes(() => text(screen.page)).toContain('A039');
  });
});
