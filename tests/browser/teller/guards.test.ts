import { beforeEach, expect, test } from 'vitest';
import { OVERDUE_AFTER_MS } from '../../../counter-client/parts/sender.ts';
import { DIGITS_SUSPECT_MS } from '../../../server/web/keyboard.ts';
import { stopClock, withClock } from '../page-clock.ts';
import { AWAY } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { STAGE_TIME } from '../stage.ts';
import { arrived, DONE, everythingSent, openTeller, outlastLock, turnTo } from './stage.ts';
import { callingCounter, idleCounter, servingCounter, tellerWith, ticketInHand } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

const NEXT = { type: 'call-next', counterId: 'c3', finishing: null };

test('a double press, of key or button, is one command', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.keyboard.press('NumpadAdd');
  await page.keyboard.press('NumpadAdd');
  await page.keyboard.press('Alt+KeyN');
  expect(await everythingSent(page, stage)).toEqual([NEXT]);
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-action="next"]').dblclick();
  expect(await everythingSent(page, stage)).toEqual([NEXT]);
});

test('a held key, an input method and another modifier press nothing', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.evaluate(() => {
    for (const more of [{ repeat: true }, { isComposing: true }, { keyCode: 229 }, { ctrlKey: true }, { metaKey: true }]) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'NumpadAdd', key: '+', bubbles: true, cancelable: true, ...more }));
    }
  });
  expect(await everythingSent(page, stage)).toEqual([]);
  /* The same event without what makes it accidental does press: the check above can fail. */
  await page.evaluate(() =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'NumpadAdd', key: '+', bubbles: true, cancelable: true })),
  );
  expect(await everythingSent(page, stage)).toEqual([NEXT]);
});

test('digits meant for another system hold the next operator back and say so; a second later it works', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  for (const key of ['Numpad5', 'Numpad0', 'Numpad0', 'NumpadAdd', 'NumpadDivide']) await page.keyboard.press(key);
  await shown(page.getByText('刚才像是在别的系统里输入数字'));
  expect(await page.locator('[data-panel]').count()).toBe(0);
  expect(stage.requests).toEqual([]);
  await stage.outlast(page, DIGITS_SUSPECT_MS + 50);
  await page.keyboard.press('NumpadAdd');
  const [first] = await arrived(stage, 1);
  expect(first?.command).toEqual(NEXT);
});

test('pressed at once, "calling" when the answer is late; pressed again, still one command', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  stage.answerer = () => null;
  const button = page.locator('[data-action="next"]');
  const pressed = await page.evaluate(
    () =>
      new Promise<string | null>((resolve) => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'NumpadAdd', key: '+', bubbles: true, cancelable: true }));
        requestAnimationFrame(() => resolve(document.querySelector('[data-action="next"]')?.getAttribute('data-phase') ?? null));
      }),
  );
  expect(pressed).toBe('pressed');
  await shown(button.getByText('正在呼叫…'));
  await outlastLock(page, stage);
  await page.keyboard.press('NumpadAdd');
  stage.answerer = () => DONE;
  await shown(button.and(page.locator('[data-phase="still"]')));
  expect(new Set(stage.requestsOf('call-next').map((request) => request.commandId)).size).toBe(1);
  expect(await page.locator('[data-now]').getAttribute('data-now')).toBe('idle');
});

test('at three seconds, and not before, a late answer says that pressing again is harmless', async () => {
  const { page } = await openTeller(idleCounter(), withClock);
  stage.answerer = () => null;
  const overdue = page.locator('[data-action="next"]').getByText('仍在发送，可重按');
  await stopClock(page);
  await page.keyboard.press('NumpadAdd');
  await arrived(stage, 1);
  await page.clock.runFor(OVERDUE_AFTER_MS - 1);
  await shown(page.locator('[data-action="next"]').getByText('正在呼叫…'));
  expect(await overdue.count()).toBe(0);
  await page.clock.runFor(1);
  await shown(overdue);
});

test('a refusal stands under its button in the language in force, and goes with the next press', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  stage.answerer = () => ({
    ok: false,
    refusal: 'nobody-waiting',
    params: {},
    text: { 'zh-CN': '现在无人等候。', en: 'Nobody is waiting now.' },
  });
  await page.keyboard.press('NumpadAdd');
  const refusal = page.locator('.action:has([data-action="next"]) [role="alert"]');
  await shown(refusal.getByText('现在无人等候。'));
  await page.locator('.top-bar button[lang="en"]').click();
  await shown(refusal.getByText('Nobody is waiting now.'));
  stage.answerer = () => DONE;
  await outlastLock(page, stage);
  await page.keyboard.press('NumpadAdd');
  await gone(refusal);
});

test('recall, no-show and undo count down by the server’s clock, and are refused here until then', async () => {
  const { page } = screen;
  const counter = {
    ...callingCounter(),
    ticket: { ...ticketInHand('called'), recallFrom: STAGE_TIME + 8_000, noShowFrom: STAGE_TIME + 10_000 },
    undo: { kind: 'call' as const, number: 'A039', at: STAGE_TIME, until: STAGE_TIME + 10_000 },
  };
  await turnTo(page, stage, counter);
  await shown(page.locator('[data-action="recall"]').getByText(/^[78] 秒后可重呼$/));
  await shown(page.locator('[data-action="no-show"]').getByText(/^(9|10) 秒后可过号$/));
  await shown(page.locator('[data-action="undo"]').getByText(/撤回（(9|10) 秒）/));
  await page.keyboard.press('NumpadMultiply');
  await page.keyboard.press('NumpadSubtract');
  expect(await everythingSent(page, stage)).toEqual([]);
  stage.time = STAGE_TIME + 10_000;
  stage.beat();
  await gone(page.locator('[data-action="undo"]'));
  await page.keyboard.press('Backspace');
  expect(await everythingSent(page, stage)).toEqual([]);
  await page.keyboard.press('NumpadMultiply');
  await expect.poll(() => stage.requestsOf('recall').length).toBe(1);
});

test('a panel whose customer has gone closes by itself', async () => {
  const { page } = screen;
  await turnTo(page, stage, servingCounter());
  await page.keyboard.press('NumpadDivide');
  await shown(page.locator('[data-panel="transfer"]'));
  stage.show('teller', tellerWith(idleCounter()));
  await gone(page.locator('[data-panel]'));
  await page.keyboard.press('NumpadEnter');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('cut off: says so, disables with the reason, greys the data with its time; comes back untouched', async () => {
  const { page } = screen;
  screen.forgive(AWAY);
  await turnTo(page, stage, callingCounter());
  await stage.stop();
  await shown(page.locator('[data-offline="true"]'));
  await shown(page.locator('.banner').getByText(/正在重连/));
  await shown(page.locator('.banner').getByText(/数据截至 10:24:0\d/));
  for (const action of ['next', 'recall', 'no-show', 'confirm', 'transfer', 'park', 'help']) {
    expect(await page.locator(`[data-action="${action}"]`).getAttribute('aria-disabled')).toBe('true');
  }
  await shown(page.locator('[data-action="confirm"]').getByText('正在重连，暂不能操作'));
  await page.keyboard.press('NumpadEnter');
  stage.requests.length = 0;
  await stage.start();
  await shown(page.locator('[data-offline="false"]'));
  expect(await everythingSent(page, stage)).toEqual([]);
});
