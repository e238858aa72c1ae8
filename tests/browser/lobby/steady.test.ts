import { expect, test } from 'vitest';
import { AWAY } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { shown, gone } from '../awaiting.ts';
import { stage } from '../staged.ts';
import { openLobby, tap } from './stage.ts';
import { calmLobby } from './views.ts';
import { priorityLobby } from './priority-views.ts';
import type { Page } from '../chromium.ts';

/** Where every button that can be seen stands. */
function boxes(page: Page): Promise<string[]> {
  return page.locator('button, nav, main').evaluateAll((all) =>
    all.map((one) => {
      const { left, top, width, height } = one.getBoundingClientRect();
      return `${one.getAttribute('data-at') ?? one.getAttribute('data-nav') ?? one.classList[0] ?? ''} ${[left, top, width, height].map(Math.round).join(' ')}`;
    }),
  );
}

test('on 1180 × 820 every counter and its fairness stand above the fold, however many wait', async () => {
  for (const [name, view] of [
    ['calm', calmLobby()],
    ['busy', priorityLobby()],
  ] as const) {
    const { page } = await openLobby(view, null);
    for (const language of ['zh', 'en']) {
      if (language === 'en') await tap(page, '.quiet[lang="en"]');
      const fold = await page
        .locator('nav')
        .last()
        .evaluate((nav) => nav.getBoundingClientRect().top);
      const bottoms = await page.locator('[data-counter]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().bottom));
      expect(Math.max(...bottoms), name).toBeLessThanOrEqual(fold);
      const open = view.counters.filter(({ state }) => state !== 'closed');
      expect(await page.locator('[data-meter]').count()).toBe(open.length);
      await shoot(page, `lobby-fold-${name}-${language}`);
    }
  }
});

test('being cut off greys nothing and moves no button for two seconds, and moves none afterwards', async () => {
  const screen = await openLobby(calmLobby(), null);
  const { page } = screen;
  screen.forgive(AWAY);
  const before = await boxes(page);
  await stage.stop();
  await shown(page.locator('[data-link="reconnecting"]'));
  expect(await page.locator('.lobby').getAttribute('data-offline')).toBe('false');
  expect(await boxes(page)).toEqual(before);
  await shown(page.locator('.offline-bar'));
  expect(await boxes(page)).toEqual(before);
  await shoot(page, 'lobby-offline-over');
});

test('a tap while the line flaps is sent once, when the line is back', async () => {
  const screen = await openLobby(calmLobby(), null);
  const { page } = screen;
  screen.forgive(AWAY);
  await tap(page, '[data-nav="support"]');
  const button = page.locator('main [data-at]').first();
  await shown(button);
  await stage.stop();
  await shown(page.locator('[data-link="reconnecting"]'));
  stage.requests.length = 0;
  await tap(page, '[data-nav="queues"]');
  const restore = page.locator('[data-list="missed"] [data-at]').first();
  await restore.scrollIntoViewIfNeeded();
  await restore.tap();
  await stage.start();
  stage.show('lobby', calmLobby());
  await expect.poll(() => stage.requestsOf('restore-ticket').length).toBeGreaterThan(0);
  await gone(page.locator('[data-phase="pressed"], [data-phase="sending"]'));
  expect(new Set(stage.requestsOf('restore-ticket').map(({ commandId }) => commandId)).size).toBe(1);
});

test('covered, no class code and no armed number can be read anywhere on the page', async () => {
  const { page } = await openLobby(priorityLobby(), null);
  const said = (): Promise<string> => page.locator('body').innerText();
  const codes = await page.locator('.marks .chip').allInnerTexts();
  expect(codes.length).toBeGreaterThan(0);
  const armed = await page.locator('.armed p').first().innerText();
  await tap(page, '[data-veil]');
  await gone(page.locator('.marks'));
  expect(await said()).not.toContain(armed.split('\n')[0]);
  const priority = await page.locator('[data-list="priority"]').innerText();
  for (const row of priorityLobby()
    .queues.flatMap(({ waiting }) => waiting)
    .filter((one) => one.class !== 'ordinary')) {
    expect(priority).not.toContain(row.number);
  }
  await shoot(page, 'lobby-covered');
  await tap(page, '[data-nav="queues"]');
  await shown(page.locator('[data-queue]').first());
  expect(await page.locator('.marks').count()).toBe(0);
});
