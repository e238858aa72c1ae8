import { expect, test } from 'vitest';
import { playReports } from '../lobby/stage.ts';
import { calmLobby } from '../lobby/views.ts';
import { managerView } from '../manager/views.ts';
import { supervisorWith } from '../supervisor/views.ts';
import { tellerWith, idleCounter } from '../teller/views.ts';
import type { Page } from '../chromium.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

/** A practised hand goes from one control to the next so fast; the lock of one control is longer. */
const BETWEEN_TAPS_MS = 150;

/** Counts what a tap reaches and what is swallowed, in the page itself. */
async function watchTaps(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { swallowed: [] as string[] };
    Object.assign(window, { seen });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (target instanceof HTMLElement && target.hasAttribute('data-swallowed')) seen.swallowed.push(target.outerHTML.slice(0, 120));
      }
    }).observe(document.body, { subtree: true, attributeFilter: ['data-swallowed'] });
  });
}

/** Presses these one after the other by the page's own events, 150 ms of its clock apart. */
async function sweep(page: Page, selectors: readonly string[]): Promise<readonly string[]> {
  await watchTaps(page);
  for (const selector of selectors) {
    await page.evaluate((durationMs) => window.hurry?.(durationMs), BETWEEN_TAPS_MS);
    await page.evaluate((wanted) => {
      const target = document.querySelector<HTMLElement>(wanted);
      if (target === null) throw new Error(`there is no ${wanted}`);
      target.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = target.getBoundingClientRect();
      const at = { isPrimary: true, pointerId: 1, button: 0, clientX: left + width / 2, clientY: top + height / 2, bubbles: true };
      target.dispatchEvent(new PointerEvent('pointerdown', at));
      target.dispatchEvent(new PointerEvent('pointerup', at));
      target.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    }, selector);
  }
  return page.evaluate(() => (window as unknown as { seen: { swallowed: string[] } }).seen.swallowed);
}

test('the lobby’s navigation, taken page by page at once, drops no tap', async () => {
  stage.show('lobby', calmLobby());
  const { page } = await openOnStage('/counter/lobby', {
    size: { width: 1180, height: 820 },
    locale: 'zh-CN',
    touch: true,
    before: (page) => playReports(page, []),
  });
  await shown(page.locator('.lobby'));
  const pages = ['queues', 'register', 'support', 'day', 'todo'];
  expect(await sweep(page, [...pages.map((name) => `[data-nav="${name}"]`), '[data-veil]', '[data-nav="queues"]'])).toEqual([]);
  await shown(page.locator('[data-page="queues"]'));
  expect(await page.locator('[data-veil]').getAttribute('data-veil')).toBe('true');
});

test('the manager’s tabs and states drop no tap', async () => {
  stage.show('manager', managerView({}));
  const { page } = await openOnStage('/counter/manager', { size: { width: 390, height: 844 }, locale: 'zh-CN', touch: true, before: null });
  await shown(page.locator('.manager'));
  const tabs = await page.locator('[data-nav]').evaluateAll((all) => all.map((tab) => tab.getAttribute('data-nav') ?? ''));
  expect(tabs.length).toBeGreaterThan(2);
  expect(
    await sweep(
      page,
      tabs.map((name) => `[data-nav="${name}"]`),
    ),
  ).toEqual([]);
  await shown(page.locator(`[data-nav="${tabs.at(-1) ?? ''}"][aria-current="page"]`));
});

test('the supervisor’s parts drop no tap', async () => {
  stage.show('supervisor', supervisorWith(false));
  const { page } = await openOnStage('/counter/supervisor', {
    size: { width: 1440, height: 900 },
    locale: 'zh-CN',
    touch: true,
    before: null,
  });
  await shown(page.locator('.supervisor'));
  const parts = await page.locator('[data-part]').evaluateAll((all) => all.map((part) => part.getAttribute('data-part') ?? ''));
  expect(
    await sweep(
      page,
      parts.map((name) => `[data-part="${name}"]`),
    ),
  ).toEqual([]);
  await shown(page.locator(`[data-part="${parts.at(-1) ?? ''}"][aria-current="page"]`));
});

test('two rows of the teller’s rail and another key, pressed at once, are three commands', async () => {
  const [missed] = idleCounter().missed;
  if (missed === undefined) throw new Error('nobody was missed');
  stage.show('teller', tellerWith({ ...idleCounter(), missed: [missed, { ...missed, ticketId: 't-A033', number: 'A033' }] }));
  stage.answerer = () => null;
  const { page } = await openOnStage('/counter/teller', {
    size: { width: 1280, height: 800 },
    locale: 'zh-CN',
    touch: false,
    before: null,
  });
  await shown(page.locator('.teller'));
  await sweep(page, ['[data-entry="restore t-A036"]', '[data-entry="restore t-A033"]', '[data-action="help"]', '[data-action="next"]']);
  const types = () => [...new Set(stage.requests.map(({ commandId, command }) => `${commandId} ${command.type}`))].length;
  await expect.poll(types).toBe(4);
});
