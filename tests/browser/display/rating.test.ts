import { beforeEach, describe, expect, test } from 'vitest';
import { WORD_MS } from '../../../display/rating/rating-session.ts';
import type { RatingView } from '../../../server/contract/rating.ts';
import { AWAY, axeViolations, clippedText } from '../chromium.ts';
import type { Page, Screen, Size } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const TABLET: Size = { width: 1280, height: 800 };
const SIZES: readonly Size[] = [{ width: 800, height: 480 }, { width: 1024, height: 600 }, TABLET, { width: 600, height: 1024 }];
const FINGER_PX = 44;

const IDLE: RatingView = {
  counterId: 'counter-3',
  label: '3',
  branchName: { 'zh-CN': '城东支行理财中心', en: 'East City Branch Wealth Centre' },
  state: 'idle',
  visitId: null,
  until: null,
};
const OPEN: RatingView = { ...IDLE, state: 'open', visitId: 'visit-1', until: STAGE_TIME + 60_000 };

let screen: Screen;
beforeEach(() => {
  stage.show('rating', OPEN);
});

async function open(ready: string, before: ((page: Page) => Promise<void>) | null): Promise<Page> {
  screen = await openOnStage('/rate/counter-3', { size: TABLET, locale: 'zh-CN', touch: true, before });
  await shown(screen.page.locator(ready).first());
  return screen.page;
}

const withClock = (page: Page): Promise<void> => page.clock.install();
const heading = (page: Page): Promise<string> => page.locator('h1 .zh').innerText();
const becomes = <T>(what: () => Promise<T>) => expect.poll(what);
const ratings = () => stage.requestsOf('rate-visit').map(({ command }) => command);

describe('the rating screen', () => {
  test('rests until a service has ended, asks, takes one tap, thanks when it is stored, and rests again', async () => {
    stage.show('rating', IDLE);
    const page = await open('.rating', withClock);
    expect(await heading(page)).toBe('欢迎光临');
    expect(await page.locator('button').count()).toBe(0);
    stage.show('rating', OPEN);
    await becomes(() => heading(page)).toBe('请评价本次服务');
    expect(await page.locator('.choice .zh').allTextContents()).toEqual(['非常满意', '满意', '一般', '不满意', '非常不满意']);
    await page.locator('.choice').nth(1).tap();
    await becomes(() => heading(page)).toBe('谢谢您的评价');
    expect(ratings()).toEqual([{ type: 'rate-visit', counterId: 'counter-3', visitId: 'visit-1', score: 4 }]);
    stage.show('rating', { ...IDLE, state: 'thanked' });
    stage.show('rating', IDLE);
    await page.clock.runFor(WORD_MS);
    await becomes(() => heading(page)).toBe('欢迎光临');
  });

  test('taps of a trembling hand are one rating, the first', async () => {
    stage.answerer = () => null;
    const page = await open('.choice', null);
    await page.locator('.choice').nth(0).tap();
    await becomes(() => page.locator('.choice.chosen').count()).toBe(1);
    expect(await page.locator('.choice:disabled').count()).toBe(4);
    await page.locator('.choice').nth(0).tap();
    await page.locator('.choice').nth(4).tap({ force: true });
    expect(await page.locator('[role=status] .zh').innerText()).toBe('正在提交');
    expect(new Set(stage.requestsOf('rate-visit').map(({ commandId }) => commandId)).size).toBe(1);
    expect(ratings()[0]).toMatchObject({ score: 5 });
  });

  test('asks no longer than the server said, also while no message comes', async () => {
    const page = await open('.choice', withClock);
    for (let second = 0; second < 62; second += 2) {
      stage.time += 2_000;
      stage.beat();
      await page.clock.runFor(2_000);
    }
    await becomes(() => heading(page)).toBe('欢迎光临');
  });

  test('rated elsewhere, or too late, says so kindly and goes back', async () => {
    stage.answerer = () => ({ ok: false, refusal: 'already-rated', params: {}, text: { 'zh-CN': '', en: '' } });
    const page = await open('.choice', withClock);
    await page.locator('.choice').first().tap();
    await becomes(() => heading(page)).toBe('本次服务已经评价');
    stage.show('rating', IDLE);
    await page.clock.runFor(WORD_MS);
    await becomes(() => heading(page)).toBe('欢迎光临');
    stage.answerer = () => ({ ok: false, refusal: 'nothing-to-rate', params: {}, text: { 'zh-CN': '', en: '' } });
    stage.show('rating', { ...OPEN, visitId: 'visit-2' });
    await page.locator('.choice').first().tap();
    await becomes(() => heading(page)).toBe('评价时间已过');
    stage.show('rating', IDLE);
    await page.clock.runFor(WORD_MS);
    await becomes(() => heading(page)).toBe('欢迎光临');
  });

  test('cut off, asks nobody; a tap made just before reaches the server afterwards, once', async () => {
    const page = await open('.choice', withClock);
    screen.forgive(AWAY);
    await stage.stop();
    await page.locator('.choice').nth(2).tap();
    await becomes(() => page.locator('[role=status] .zh').innerText()).toBe('正在提交');
    await page.clock.runFor(6_000);
    expect(ratings()).toEqual([]);
    await stage.start();
    await page.clock.runFor(2_000);
    await becomes(() => heading(page)).toBe('谢谢您的评价');
    expect(ratings()).toEqual([{ type: 'rate-visit', counterId: 'counter-3', visitId: 'visit-1', score: 3 }]);
    stage.show('rating', IDLE);
    await page.clock.runFor(5_000);
    await stage.stop();
    await page.clock.runFor(6_000);
    await becomes(() => page.locator('.adds .zh').innerText()).toBe('暂时不能评价');
    await shoot(page, 'rating-offline-1280x800');
  });

  test('can be read and pressed on every tablet, in both languages at once', async () => {
    const page = await open('.choice', null);
    const looks: readonly (readonly [string, RatingView])[] = [
      ['ask', OPEN],
      ['idle', { ...IDLE, label: '12' }],
      ['thanks', { ...IDLE, state: 'thanked' }],
    ];
    for (const [name, view] of looks) {
      stage.show('rating', view);
      const first = { ask: '请评价本次服务', idle: '欢迎光临', thanks: '谢谢您的评价' }[name] ?? '';
      await becomes(() => heading(page)).toBe(first);
      for (const size of SIZES) {
        await page.setViewportSize(size);
        await shoot(page, `rating-${name}-${size.width}x${size.height}`);
        expect(await clippedText(page, false)).toEqual([]);
        expect(await axeViolations(page, true)).toEqual([]);
        expect(await page.locator('h1 .en').innerText()).not.toBe('');
        for (const box of await page
          .locator('.choice')
          .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as Size))) {
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(FINGER_PX);
        }
      }
    }
  });

  test('shows no number, no name and no colour that suggests an answer', async () => {
    const page = await open('.choice', null);
    expect(await page.locator('body').innerText()).not.toMatch(/[A-UW-Z]\d{3}/);
    const colours = await page.locator('.choice .face').evaluateAll((faces) => faces.map((face) => getComputedStyle(face).color));
    expect(new Set(colours).size).toBe(1);
    const widths = await page.locator('.choice').evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().width)));
    expect(new Set(widths).size).toBe(1);
  });
});
