import { expect } from 'vitest';
import type { TellerView } from '../../../server/contract/teller.ts';
import type { Reply } from '../../../server/contract/wire.ts';
import { DIGITS_SUSPECT_MS, SAME_ACTION_LOCK_MS } from '../../../server/web/keyboard.ts';
import type { Page, Screen, Size } from '../chromium.ts';
import type { Stage, StageRequest } from '../stage.ts';
import { openOnStage, stage } from '../staged.ts';
import { idleCounter, tellerWith } from './views.ts';
import type { TellerCounter } from './views.ts';
import { gone, shown } from '../awaiting.ts';

export const COUNTER_SIZE: Size = { width: 1280, height: 800 };
export const SMALL_SIZE: Size = { width: 1024, height: 700 };

export const DONE: Reply = { ok: true, receipt: { kind: 'done' } };

/** A teller's screen showing `counter`; null: not signed on. */
export async function openTeller(counter: TellerCounter | null, before: ((page: Page) => Promise<void>) | null): Promise<Screen> {
  stage.show('teller', tellerWith(counter));
  const screen = await openOnStage('/counter/teller', { size: COUNTER_SIZE, locale: 'zh-CN', touch: false, before });
  await shown(screen.page.locator('.teller'));
  return screen;
}

/** From here on the same action counts as a new press again. */
export function outlastLock(page: Page, stage: Stage): Promise<void> {
  return stage.outlast(page, SAME_ACTION_LOCK_MS + 50);
}

/** Shows `counter` and waits until the screen does; what was asked before is forgotten. */
export async function turnTo(page: Page, stage: Stage, counter: TellerCounter): Promise<void> {
  /* Neither the same-action lock nor the longer guard of digits typed outside a panel reaches from one story into the next. */
  await stage.outlast(page, Math.max(DIGITS_SUSPECT_MS, SAME_ACTION_LOCK_MS) + 50);
  await page.keyboard.press('Escape');
  const blank: TellerCounter = { ...counter, label: '99', today: { served: 0, meanServiceMs: null } };
  stage.show('teller', tellerWith(blank));
  await shown(page.getByText('99 号窗口', { exact: true }));
  stage.show('teller', tellerWith(counter));
  await shown(page.locator('.top-bar h1').getByText(/^3 号窗口$/));
  await gone(page.locator('[data-phase="pressed"], [data-phase="sending"]'));
  stage.requests.length = 0;
}

/** A number of tickets finished today that no view made by hand has: a screen that shows it shows this view and no earlier one. */
let served = 5_000;

/**
 * Shows `view` on a page that no lock, panel or late answer of an earlier story holds back, and waits until the screen does:
 * a key pressed sooner would act on the view before.
 */
export async function showTeller(page: Page, stage: Stage, view: TellerView): Promise<void> {
  stage.answerer = () => DONE;
  stage.answerOwed();
  const counter = view.counter ?? idleCounter();
  await turnTo(page, stage, counter);
  served += 1;
  stage.show('teller', { ...view, counter: { ...counter, today: { ...counter.today, served } } });
  await shown(page.locator('[data-list="today"]').getByText(String(served), { exact: true }));
}

/** Waits until this many requests came. */
export async function arrived(stage: Stage, count: number): Promise<readonly StageRequest[]> {
  await expect.poll(() => stage.requests.length).toBeGreaterThanOrEqual(count);
  return stage.requests;
}

/**
 * Everything pressed so far has reached the server, or never will: a call for help, on a lane of its
 * own, travels behind it on the same socket. Answers what came before it.
 */
export async function everythingSent(page: Page, stage: Stage): Promise<readonly Record<string, unknown>[]> {
  const before = stage.requestsOf('request-help').length;
  await outlastLock(page, stage);
  await page.evaluate(() => document.querySelector<HTMLElement>('[data-action="help"]')?.click());
  await expect.poll(() => stage.requestsOf('request-help').length).toBe(before + 1);
  return stage.requests.map((request) => request.command).filter((command) => command.type !== 'request-help');
}
