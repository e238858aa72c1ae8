import { beforeEach, expect, test } from 'vitest';
import type { Screen } from '../chromium.ts';
import { cappedIdle, directedByMyself, directedIdle, directedLater, directedServing, servingDirectly } from './priority-views.ts';
import { arrived, everythingSent, openTeller, outlastLock, turnTo } from './stage.ts';
import { idleCounter, servingCounter } from './views.ts';
import type { TellerCounter } from './views.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

const inHand = { type: 'identify-ticket', ticketId: 't-A039' } as const;
const armedHere = { type: 'arm-direct-service', counterId: 'c3', salutation: null } as const;
const walkIn = { kind: 'walk-in', serviceId: 'transfer', language: 'zh-CN' } as const;

interface KeyStory {
  readonly name: string;
  readonly from: () => TellerCounter;
  /** The number of keys is part of the promise. */
  readonly keys: readonly string[];
  readonly command: object;
}

const stories: readonly KeyStory[] = [
  {
    name: 'idle, + starts the direct service: the same key, and no call',
    from: directedIdle,
    keys: ['NumpadAdd'],
    command: { type: 'call-next', counterId: 'c3', finishing: null },
  },
  {
    name: 'serving, + finishes and starts it',
    from: directedServing,
    keys: ['NumpadAdd'],
    command: { type: 'call-next', counterId: 'c3', finishing: 't-A039' },
  },
  { name: 'Backspace takes the start back', from: servingDirectly, keys: ['Backspace'], command: { type: 'undo', counterId: 'c3' } },
  {
    name: 'not now, and why: two keys',
    from: directedIdle,
    keys: ['F9', 'Numpad2'],
    command: { type: 'hand-back-direct-service', directServiceId: 'd-1', reasonId: 'r2' },
  },
  {
    name: 'one’s own is withdrawn: one key',
    from: directedByMyself,
    keys: ['Alt+KeyJ'],
    command: { type: 'withdraw-direct-service', directServiceId: 'd-1' },
  },
  {
    name: 'who stands at the glass is identified by card: three keys',
    from: servingCounter,
    keys: ['F8', 'Numpad2', 'Numpad1'],
    command: { ...inHand, identification: { tier: 'platinum', segment: null, confidence: 'confirmed', cueId: 'card-shown' } },
  },
  {
    name: 'or judged, to be confirmed: four keys',
    from: servingCounter,
    keys: ['F8', 'Numpad5', 'NumpadMultiply', 'Numpad3'],
    command: { ...inHand, identification: { tier: 'none', segment: 'potential', confidence: 'possible', cueId: 'foreign' } },
  },
  {
    name: 'the tenth cue is behind 0, and a card known before stays',
    from: servingDirectly,
    keys: ['Alt+KeyI', 'Digit4', 'Digit0', 'Digit1'],
    command: { ...inHand, identification: { tier: 'platinum', segment: 'existing-premium', confidence: 'confirmed', cueId: 'advice' } },
  },
  {
    name: 'a need: three keys',
    from: servingCounter,
    keys: ['F8', 'Numpad7', 'Numpad1'],
    command: { type: 'assign-need', ticketId: 't-A039', needId: 'elderly' },
  },
  {
    name: 'a mistake is revoked: two keys',
    from: servingDirectly,
    keys: ['F8', 'Numpad9'],
    command: { type: 'revoke-identification', ticketId: 't-A039' },
  },
  {
    name: 'a waiting number of the own line',
    from: idleCounter,
    keys: ['F8', 'Numpad4', 'Numpad4', 'NumpadEnter', 'Numpad1', 'Numpad2'],
    command: {
      type: 'identify-ticket',
      ticketId: 't-A044',
      identification: { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'large-cash' },
    },
  },
  {
    name: 'a waiting number is received here directly',
    from: idleCounter,
    keys: ['F8', 'Numpad4', 'Numpad3', 'NumpadEnter', 'Numpad8', 'Numpad1'],
    command: { ...armedHere, customer: { kind: 'ticket', ticketId: 't-A043' }, cueId: 'card-shown', needId: null },
  },
  {
    name: 'somebody without a number, for a need',
    from: cappedIdle,
    keys: ['F8', 'NumpadMultiply', 'Numpad2', 'NumpadMultiply', 'Numpad1'],
    command: { ...armedHere, customer: walkIn, cueId: null, needId: 'elderly' },
  },
];

test.each(stories)('$name', async ({ from, keys, command }) => {
  const { page } = screen;
  await turnTo(page, stage, from());
  for (const key of keys) await page.keyboard.press(key);
  const requests = await arrived(stage, 1);
  expect(requests.map((request) => request.command)).toEqual([command]);
});

test('the key says whom it receives, without a call; and calls while somebody else must go first', async () => {
  const { page } = screen;
  const words = page.locator('[data-action="next"] .key-label');
  await turnTo(page, stage, directedIdle());
  await shown(words.getByText('直接接待李女士', { exact: true }));
  await turnTo(page, stage, directedServing());
  await shown(words.getByText('办结并接待李女士', { exact: true }));
  await turnTo(page, stage, directedLater());
  await shown(words.getByText('顺呼下一位', { exact: true }));
});

test('past the cap a cue arms nothing, whatever is pressed; the reason stands there before', async () => {
  const { page } = screen;
  await turnTo(page, stage, cappedIdle());
  for (const key of ['F8', 'NumpadMultiply', 'Numpad2']) await page.keyboard.press(key);
  await shown(page.locator('[data-refusal="cap"] b'));
  await page.keyboard.press('Numpad1');
  await page.locator('.panel [data-option="1"]').click({ force: true });
  await page.keyboard.press('Escape');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('the server’s refusal is read where it was asked', async () => {
  const { page } = screen;
  await turnTo(page, stage, servingCounter());
  stage.answerer = () => ({
    ok: false,
    refusal: 'ticket-armed',
    params: {},
    text: { 'zh-CN': 'A039 已安排 3 号窗口直接接待。', en: 'Counter 3 will serve A039 directly.' },
  });
  for (const key of ['F8', 'Numpad1', 'Numpad1']) await page.keyboard.press(key);
  await shown(page.locator('[data-panel="customer"] .refusal').getByText('已安排 3 号窗口'));
});

test('by touch: the band’s own button, and a choice of the panel', async () => {
  const { page } = screen;
  await turnTo(page, stage, directedIdle());
  await page.locator('.direct [data-action="hand-back"]').click();
  await page.locator('[data-panel="hand-back"] [data-option="1"]').click();
  expect((await arrived(stage, 1)).map(({ command }) => command.type)).toEqual(['hand-back-direct-service']);
});

test('offline, what is armed stays readable and nothing can be sent', async () => {
  const { page } = screen;
  screen.forgive(/WebSocket|ERR_/);
  await turnTo(page, stage, directedIdle());
  await outlastLock(page, stage);
  await stage.stop();
  await shown(page.locator('.teller[data-offline="true"]'));
  expect(await page.locator('.direct [data-action="hand-back"]').getAttribute('aria-disabled')).toBe('true');
  for (const key of ['NumpadAdd', 'F9', 'F8']) await page.keyboard.press(key);
  expect(await page.locator('[data-panel]').count()).toBe(0);
  await stage.start();
  await shown(page.locator('.teller[data-offline="false"]'));
  expect(stage.requests).toEqual([]);
});
