import { describe, expect, test } from 'vitest';
import { AWAY } from '../chromium.ts';
import type { Page, Screen } from '../chromium.ts';
import { becomes, heroes, listed, openPage, openWall, says, spoken, words } from './kit.ts';
import { COUNTER, EARLIER, WALL, wallCall } from './views.ts';
import { pass, withClock } from '../page-clock.ts';
import { FOOTER_TURN_MS, footerUnits } from '../../../server/web/wall-sizes.ts';
import { shoot } from '../shoot.ts';
import { stage } from '../staged.ts';

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
    await becomes(() => page.locator('.notice .says .zh').allTextContents()).toEqual(['暂无窗口叫号，请稍候']);
    expect(await listed(page)).toEqual(['A039 3', 'B017 5', 'A038 2', 'C006 4']);
  });

  test('closed: the hours, and no old numbers', async () => {
    const { page } = await openWall({ state: 'closed', calls: [...EARLIER] }, null);
    await becomes(() => page.locator('.notice').textContent()).toContain('营业时间 09:00–17:00');
    expect(await page.locator('main').textContent()).not.toMatch(/[A-Z]\d{3}/);
    stage.change('wall', { hours: null });
    await becomes(() => page.locator('.notice .adds').count()).toBe(0);
  });

  test.each([
    ['stopped', '今日已停止办理', 'Service has ended for today'],
    ['not-started', '尚未开始办理，请稍候', 'Service has not started yet. Please wait.'],
  ] as const)('closed, but not by the clock (%s): what is so, and no hours', async (closedBecause, zh, en) => {
    const { page } = await openWall({ state: 'closed', closedBecause, hours: '00:00–24:00' }, null);
    await becomes(() => page.locator('.notice .zh').allTextContents()).toEqual([zh]);
    expect(await page.locator('.notice .en').allTextContents()).toEqual([en]);
    expect(await page.locator('main').textContent()).not.toContain('00:00');
    await shoot(page, `wall-${closedBecause}`);
  });

  test('the footer says one part at a time, each as large as its distance asks for, until all were said', async () => {
    const { page } = await openWall({}, withClock);
    const footer = page.locator('footer');
    const sizes = footerUnits(WALL.viewing);
    const heard = new Set<string>();
    const parts = WALL.postedParts.length + 2;
    for (let turn = 0; turn < parts; turn += 1) {
      heard.add((await footer.locator('.zh').textContent()) ?? '');
      const [zh, en] = await footer
        .locator('.zh, .en')
        .evaluateAll((lines) => lines.map((line) => parseFloat(getComputedStyle(line).fontSize)));
      expect(zh).toBeCloseTo(sizes.zh, 0);
      expect(en).toBeCloseTo(sizes.en, 0);
      expect(await footer.evaluate((element) => element.scrollHeight <= element.clientHeight)).toBe(true);
      await pass(page, stage, FOOTER_TURN_MS);
    }
    const said = [...WALL.postedParts.map((part) => part['zh-CN']), '各业务分别排队，叫号不连号属正常现象', '过号请找大堂经理'];
    expect([...heard].sort()).toEqual(said.sort());
  });
});

describe('light and movement', () => {
  const calling = { calls: [wallCall('A039', '3', 0, {})] };
  const movement = (page: Page): Promise<string> =>
    page.locator('.hero.pulsing').evaluate((hero) => {
      const { animationName, animationDuration, animationIterationCount } = getComputedStyle(hero);
      return `${animationName} ${animationDuration} ${animationIterationCount}`;
    });

  test('nothing moves where motion is not wanted', async () => {
    const { page } = await openWall(calling, null);
    expect(await movement(page)).toMatch(/^none/);
  });

  test('elsewhere the frame pulses four times, in its shadow alone, and is still within five seconds', async () => {
    const { page } = await openWall(calling, (opened) => opened.emulateMedia({ reducedMotion: 'no-preference' }));
    expect(await movement(page)).toBe('call 1.2s 4');
    const named = await page.locator('.hero.pulsing').evaluate((hero) => {
      const frames = hero.getAnimations({ subtree: true }).flatMap((animation) => (animation.effect as KeyframeEffect).getKeyframes());
      return frames.flatMap((frame) => Object.keys(frame));
    });
    const timing = ['offset', 'computedOffset', 'easing', 'composite'];
    expect(new Set(named.filter((name) => !timing.includes(name)))).toEqual(new Set(['boxShadow']));
    const moved = await page
      .locator('.hero.pulsing')
      .evaluate((hero) => hero.getAnimations({ subtree: true }).map((animation) => (animation.effect as KeyframeEffect).target?.className));
    expect(moved, 'the digits are being read, and stay as bright as they are').toEqual(['hero awaited pulsing']);
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
  test('that the browser stops in the middle of the day is asked for again, and the wall says so until it is back', async () => {
    const { page } = await openWall({ calls: [] }, async (opened) => {
      await withClock(opened);
      await opened.addInitScript(() => {
        let isRefused = false;
        window.AudioContext = class extends AudioContext {
          constructor() {
            super();
            addEventListener('stop-sound', () => {
              isRefused = true;
              void this.suspend();
            });
            addEventListener('allow-sound', () => {
              isRefused = false;
            });
          }
          override resume(): Promise<void> {
            return isRefused ? Promise.reject(new DOMException('not now')) : super.resume();
          }
        };
      });
    });
    await becomes(() => page.evaluate(() => window.branchQueueDisplay?.sound)).toBe('on');
    await page.evaluate(() => dispatchEvent(new Event('stop-sound')));
    await becomes(() => page.locator('.sound .zh').allTextContents()).toEqual(['声音未开启，点按开启']);
    await pass(page, stage, 12_000);
    expect(await page.locator('.sound').count()).toBe(1);
    await page.evaluate(() => dispatchEvent(new Event('allow-sound')));
    await pass(page, stage, 6_000);
    await becomes(() => page.locator('.sound').count()).toBe(0);
    expect(await page.evaluate(() => window.branchQueueDisplay?.sound)).toBe('on');
  });

  test('held back by the browser: a badge says so, the number shows all the same, a tap lets it out', async () => {
    const call = wallCall('A039', '3', 0, {});
    /* Headless Chromium lets every sound out; a context that begins suspended, and resumes for a touch alone, is what a guarded browser gives. */
    const { page } = await openWall({ calls: [call] }, async (opened) => {
      await withClock(opened);
      await opened.addInitScript(() => {
        window.AudioContext = class extends AudioContext {
          private isTouched = false;
          constructor() {
            super();
            void this.suspend();
            addEventListener('pointerdown', () => {
              this.isTouched = true;
            });
          }
          override resume(): Promise<void> {
            return this.isTouched ? super.resume() : new Promise(() => undefined);
          }
        };
      });
    });
    await becomes(() => page.locator('button.sound .zh').allTextContents()).toEqual(['声音未开启，点按开启']);
    await becomes(() => heroes(page)).toEqual(['A039']);
    await says(page, ['A039-3 1.1']);
    expect((await spoken(page))[0]?.clips.every((clip) => clip.startsAtMs === null)).toBe(true);
    await shoot(page, 'display-wall-sound-off');
    await page.locator('button.sound').click();
    await becomes(() => page.locator('button.sound').count()).toBe(0);
    stage.change('wall', { calls: [{ ...call, round: 2, lastAnnouncedAt: call.lastAnnouncedAt + 9_000 }] });
    await says(page, ['A039-3 1.1', 'A039-3 2.1']);
    expect((await spoken(page))[1]?.clips.every((clip) => clip.startsAtMs !== null)).toBe(true);
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
    await becomes(() => text(page)).toEqual(['3 号窗口', 'A039', '请到本窗口办理']);
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
