import { afterAll, beforeAll, expect, test } from 'vitest';
import { DIGITS_SUSPECT_MS } from '../../../server/web/keyboard.ts';
import { AWAY, Chromium } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { Stage, STAGE_TIME } from '../stage.ts';
import { arrived, DONE, everythingSent, openTeller, outlastLock, turnTo } from './stage.ts';
import { callingCounter, idleCounter, servingCounter, tellerWith, ticketInHand } from './views.ts';

let chromium: Chromium;
let stage: Stage;
let screen: Screen;
beforeAll(async () => {
  chromium = await Chromium.launch();
  stage = await Stage.open();
  screen = await openTeller(chromium, stage, idleCounter());
});
afterAll(async () => {
  await chromium.close();
  await stage.stop();
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
  await page.getByText('刚才像是在别的系统里输入数字').waitFor();
  expect(await page.locator('[data-panel]').count()).toBe(0);
  expect(stage.requests).toEqual([]);
  await stage.outlast(page, DIGITS_SUSPECT_MS + 50);
  await page.keyboard.press('NumpadAdd');
  const [first] = await arrived(stage, 1);
  expect(first?.command).toEqual(NEXT);
});

test('pressed at once, "calling" when the answer is late, "press again" at three seconds, still one command', async () => {
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
  await button.getByText('正在呼叫…').waitFor();
  await button.getByText('仍在发送，可重按').waitFor({ timeout: 6_000 });
  await page.keyboard.press('NumpadAdd');
  stage.answerer = () => DONE;
  await button.and(page.locator('[data-phase="still"]')).waitFor({ timeout: 8_000 });
  expect(new Set(stage.requestsOf('call-next').map((request) => request.commandId)).size).toBe(1);
  expect(await page.locator('[data-now]').getAttribute('data-now')).toBe('idle');
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
  await refusal.getByText('现在无人等候。').waitFor();
  await page.locator('.top-bar button[lang="en"]').click();
  await refusal.getByText('Nobody is waiting now.').waitFor();
  await page.locator('.top-bar button[lang="zh-CN"]').click();
  stage.answerer = () => DONE;
  await outlastLock(page, stage);
  await page.keyboard.press('NumpadAdd');
  await refusal.waitFor({ state: 'detached' });
});

test('recall, no-show and undo count down by the server’s clock, and are refused here until then', async () => {
  const { page } = screen;
  const counter = {
    ...callingCounter(),
    ticket: { ...ticketInHand('called'), recallFrom: STAGE_TIME + 8_000, noShowFrom: STAGE_TIME + 10_000 },
    undo: { kind: 'call' as const, number: 'A039', at: STAGE_TIME, until: STAGE_TIME + 10_000 },
  };
  await turnTo(page, stage, counter);
  await page
    .locator('[data-action="recall"]')
    .getByText(/^[78] 秒后可重呼$/)
    .waitFor();
  await page
    .locator('[data-action="no-show"]')
    .getByText(/^(9|10) 秒后可过号$/)
    .waitFor();
  await page
    .locator('[data-action="undo"]')
    .getByText(/撤回（(9|10) 秒）/)
    .waitFor();
  await page.keyboard.press('NumpadMultiply');
  await page.keyboard.press('NumpadSubtract');
  expect(await everythingSent(page, stage)).toEqual([]);
  stage.time = STAGE_TIME + 10_000;
  stage.beat();
  await page.locator('[data-action="undo"]').waitFor({ state: 'detached' });
  await page.keyboard.press('Backspace');
  expect(await everythingSent(page, stage)).toEqual([]);
  await page.keyboard.press('NumpadMultiply');
  await expect.poll(() => stage.requestsOf('recall').length).toBe(1);
  stage.time = STAGE_TIME;
});

test('a panel whose customer has gone closes by itself', async () => {
  const { page } = screen;
  await turnTo(page, stage, servingCounter());
  await page.keyboard.press('NumpadDivide');
  await page.locator('[data-panel="transfer"]').waitFor();
  stage.show('teller', tellerWith(idleCounter()));
  await page.locator('[data-panel]').waitFor({ state: 'detached' });
  await page.keyboard.press('NumpadEnter');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('cut off: says so, disables with the reason, greys the data with its time; comes back untouched', async () => {
  const { page } = screen;
  screen.forgive(AWAY);
  await turnTo(page, stage, callingCounter());
  await stage.stop();
  await page.locator('[data-offline="true"]').waitFor({ timeout: 8_000 });
  await page
    .locator('.banner')
    .getByText(/正在重连/)
    .waitFor();
  await page
    .locator('.banner')
    .getByText(/数据截至 10:24:0\d/)
    .waitFor();
  for (const action of ['next', 'recall', 'no-show', 'confirm', 'transfer', 'park', 'help']) {
    expect(await page.locator(`[data-action="${action}"]`).getAttribute('aria-disabled')).toBe('true');
  }
  await page.locator('[data-action="confirm"]').getByText('正在重连，暂不能操作').waitFor();
  await page.keyboard.press('NumpadEnter');
  stage.requests.length = 0;
  await stage.start();
  await page.locator('[data-offline="false"]').waitFor({ timeout: 10_000 });
  expect(await everythingSent(page, stage)).toEqual([]);
  expect(screen.problems()).toEqual([]);
});
