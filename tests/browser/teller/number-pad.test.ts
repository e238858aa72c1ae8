import { beforeEach, expect, test } from 'vitest';
import { DIGITS_SUSPECT_MS } from '../../../server/web/keyboard.ts';
import type { Screen } from '../chromium.ts';
import { STAGE_TIME } from '../stage.ts';
import { arrived, everythingSent, openTeller, showTeller, turnTo } from './stage.ts';
import { callingCounter, idleCounter, tellerWith } from './views.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

const here = { counterId: 'c3' } as const;

test('of several missed numbers a digit says which', async () => {
  const { page } = screen;
  const [missed] = idleCounter().missed;
  if (missed === undefined) throw new Error('nobody was missed');
  await turnTo(page, stage, { ...idleCounter(), missed: [missed, { ...missed, ticketId: 't-A033', number: 'A033' }] });
  for (const key of ['Numpad8', 'NumpadDivide']) await page.keyboard.press(key);
  await shown(page.locator('[data-panel="restore"]').getByText('A033'));
  expect(stage.requests).toEqual([]);
  await page.keyboard.press('Numpad2');
  const [restored] = await arrived(stage, 1);
  expect(restored?.command).toEqual({ type: 'restore-ticket', ticketId: 't-A033' });
});

test('the first of two keys says what the second may be; the caps of both stand on the buttons', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.keyboard.press('Numpad8');
  await shown(page.getByRole('status').getByText('再按：− 挂起 · / 恢复过号 · * 续办挂起'));
  const caps: [string, string][] = [
    ['[data-action="park"]', 'Num 8 −'],
    ['[data-action="pick"]', 'Num 7 /'],
    ['[data-action="customer"]', 'Num 7 *'],
    ['[data-action="help"]', 'Num 9 *'],
    ['[data-list="missed"]', 'Num 8 /'],
    ['[data-list="parked"]', 'Num 8 *'],
  ];
  for (const [where, cap] of caps) expect(await page.locator(`${where} kbd`).first().innerText(), where).toBe(cap);
  await turnTo(page, stage, callingCounter());
  expect(await page.locator('[data-action="undo"] kbd').innerText()).toBe('Num 9 −');
});

test('a pair of keys can be moved to another pair', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-menu="open"]').click();
  await page.locator('.menu button').nth(1).click();
  await page.locator('[data-cell="help pad"]').click();
  for (const key of ['Numpad7', 'NumpadDivide']) await page.keyboard.press(key);
  await shown(page.getByText('该按键已用于“选呼”'));
  for (const key of ['Numpad5', 'NumpadMultiply']) await page.keyboard.press(key);
  await page.locator('[data-dialog] .key-filled').click();
  expect(await page.locator('[data-action="help"] kbd').innerText()).toBe('Num 5 *');
  for (const key of ['Numpad5', 'NumpadMultiply']) await page.keyboard.press(key);
  await expect.poll(() => stage.requestsOf('request-help').length).toBe(1);
});

test('a grey key that is pressed says why, for the eye and for a screen reader, and moves no other key', async () => {
  const { page } = screen;
  await turnTo(page, stage, { ...idleCounter(), missed: [], parked: [] });
  const boxes = () => page.locator('[data-action]').evaluateAll((keys) => keys.map((key) => JSON.stringify(key.getBoundingClientRect())));
  const before = await boxes();
  for (const [keys, action, why] of [
    [['NumpadMultiply'], 'recall', '仅呼叫中可用'],
    [['NumpadSubtract'], 'no-show', '仅呼叫中可用'],
    [['NumpadDivide'], 'transfer', '没有当前客户'],
    [['Numpad9', 'NumpadSubtract'], null, '没有可撤回的操作'],
    [['Numpad9', 'NumpadDivide'], null, '没有直接接待的安排'],
    [['Numpad8', 'NumpadDivide'], null, '没有可恢复的过号'],
    [['Numpad8', 'NumpadMultiply'], null, '没有挂起的客户'],
  ] as const) {
    for (const key of keys) await page.keyboard.press(key);
    await shown(page.locator('.notice[role="status"]').getByText(why));
    if (action !== null) expect(await page.locator(`[data-action="${action}"]`).getAttribute('data-flash')).toBe('true');
    expect(await boxes()).toEqual(before);
    await stage.outlast(page, DIGITS_SUSPECT_MS + 50);
  }
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('the latest act is undone first: an identification, then the call before it', async () => {
  const { page } = screen;
  const identified = { ticketId: 't-A043', number: 'A043', at: STAGE_TIME - 1_000, until: STAGE_TIME + 59_000 };
  await showTeller(page, stage, { ...tellerWith(callingCounter()), identified });
  await shown(page.locator('.teller-footer').getByText('A043'));
  await page.keyboard.press('Backspace');
  const [first] = await arrived(stage, 1);
  expect(first?.command).toEqual({ type: 'undo-identification', ticketId: 't-A043' });
  await showTeller(page, stage, tellerWith(callingCounter()));
  await page.keyboard.press('Backspace');
  const [second] = await arrived(stage, 1);
  expect(second?.command).toEqual({ type: 'undo', ...here });
});
