import { beforeEach, describe, expect, test } from 'vitest';
import { bannedWordIn } from '../../../server/config/public-words.ts';
import type { Page } from '../chromium.ts';
import { COUNTER, WALL } from './views.ts';
import { OPEN_VIEW, PORTRAIT } from '../kiosk/views.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

beforeEach(() => {
  const branchName = OPEN_VIEW.branchName;
  stage.show('kiosk', { ...OPEN_VIEW, takesCards: true });
  stage.show('wall', WALL);
  stage.show('counter-display', COUNTER);
  stage.show('rating', { counterId: 'c3', label: '3', branchName, state: 'open', visitId: 'visit-1', until: STAGE_TIME + 60_000 });
});

/** Everything a page says, seen or read out: its title, its text, and what a screen reader is told. */
async function saidBy(page: Page): Promise<string> {
  const attributes = await page.evaluate(() =>
    [...document.querySelectorAll('*')].flatMap((element) =>
      ['aria-label', 'title', 'alt', 'class', 'data-state'].map((name) => element.getAttribute(name) ?? ''),
    ),
  );
  return [await page.title(), await page.locator('body').innerText(), await page.locator('body').ariaSnapshot(), ...attributes].join('\n');
}

const PAGES = [
  { name: 'kiosk', path: '/kiosk/k1', ready: '.tile' },
  { name: 'wall', path: '/display/wall/w1', ready: '.wall, main' },
  { name: 'counter display', path: '/display/counter/c3', ready: 'main, .counter' },
  { name: 'rating', path: '/rate/c3', ready: 'button' },
] as const;

describe('no word of rank', () => {
  test.each(PAGES)('is in what the $name shows, names or reads out; a planted one is found', async ({ path, ready }) => {
    const screen = await openOnStage(path, { size: PORTRAIT, locale: 'zh-CN', touch: true, before: null });
    const { page } = screen;
    await shown(page.locator(ready).first());
    const said = await saidBy(page);
    expect(said.length).toBeGreaterThan(40);
    expect(bannedWordIn(said)).toBeNull();
    await page.evaluate(() => document.querySelector('main, .tile, button')?.setAttribute('aria-label', '贵宾窗口'));
    expect(bannedWordIn(await saidBy(page))).toBe('贵宾');
  });
});
