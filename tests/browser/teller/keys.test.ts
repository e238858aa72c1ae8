import { beforeEach, expect, test } from 'vitest';
import type { Screen } from '../chromium.ts';
import { arrived, everythingSent, openTeller, turnTo } from './stage.ts';
import { callingCounter, idleCounter, pausedCounter, servingCounter, tellerWith } from './views.ts';
import type { TellerCounter } from './views.ts';
import { NEEDS } from '../staff/priority-views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

const here = { counterId: 'c3' } as const;
const ticket = { counterId: 'c3', ticketId: 't-A039' } as const;

interface KeyStory {
  readonly name: string;
  readonly from: () => TellerCounter;
  readonly keys: readonly string[];
  readonly command: object;
}

const stories: readonly KeyStory[] = [
  { name: 'idle, + calls next', from: idleCounter, keys: ['NumpadAdd'], command: { type: 'call-next', ...here, finishing: null } },
  {
    name: 'serving, + finishes and calls next',
    from: servingCounter,
    keys: ['NumpadAdd'],
    command: { type: 'call-next', ...here, finishing: 't-A039' },
  },
  { name: 'calling, * recalls', from: callingCounter, keys: ['NumpadMultiply'], command: { type: 'recall', ...ticket } },
  { name: 'calling, - is a no-show', from: callingCounter, keys: ['NumpadSubtract'], command: { type: 'mark-no-show', ...ticket } },
  { name: 'calling, Enter starts', from: callingCounter, keys: ['NumpadEnter'], command: { type: 'start-service', ...ticket } },
  { name: 'serving, Enter finishes', from: servingCounter, keys: ['NumpadEnter'], command: { type: 'finish-service', ...ticket } },
  {
    name: '/ and a digit and Enter transfer to a service',
    from: servingCounter,
    keys: ['NumpadDivide', 'Numpad2', 'NumpadEnter'],
    command: { type: 'transfer-ticket', ticketId: 't-A039', to: { kind: 'service', serviceId: 'transfer' } },
  },
  {
    name: '/ and 0 and a label transfer to a counter',
    from: servingCounter,
    keys: ['NumpadDivide', 'Numpad0', 'Numpad4', 'NumpadEnter'],
    command: { type: 'transfer-ticket', ticketId: 't-A039', to: { kind: 'counter', counterId: 'c4' } },
  },
  {
    name: 'idle, 0 and a digit pause',
    from: idleCounter,
    keys: ['Numpad0', 'Numpad2'],
    command: { type: 'pause-counter', ...here, reasonId: 'r2' },
  },
  { name: 'paused, 0 resumes', from: pausedCounter, keys: ['Numpad0'], command: { type: 'resume-counter', ...here } },
  { name: 'Backspace takes the call back', from: callingCounter, keys: ['Backspace'], command: { type: 'undo', ...here } },
  { name: 'F2 asks for help', from: idleCounter, keys: ['F2'], command: { type: 'request-help', ...here, kind: 'help' } },
  {
    name: 'F4, a number, Enter and a reason call out of order',
    from: idleCounter,
    keys: ['F4', 'Numpad4', 'Numpad4', 'NumpadEnter', 'Numpad1'],
    command: { type: 'call-ticket', ...here, ticketId: 't-A044', reasonId: 'r1' },
  },
  {
    name: '9 and - take the call back',
    from: callingCounter,
    keys: ['Numpad9', 'NumpadSubtract'],
    command: { type: 'undo', ...here },
  },
  {
    name: '9 and * ask for help',
    from: idleCounter,
    keys: ['Numpad9', 'NumpadMultiply'],
    command: { type: 'request-help', ...here, kind: 'help' },
  },
  {
    name: '7 and / open the list to choose from',
    from: idleCounter,
    keys: ['Numpad7', 'NumpadDivide', 'Numpad4', 'Numpad4', 'NumpadEnter', 'Numpad1'],
    command: { type: 'call-ticket', ...here, ticketId: 't-A044', reasonId: 'r1' },
  },
  {
    name: '8 and - and a digit park',
    from: servingCounter,
    keys: ['Numpad8', 'NumpadSubtract', 'Numpad2'],
    command: { type: 'park-ticket', ...ticket, reasonId: 'r2' },
  },
  {
    name: '8 and / restore the only missed number',
    from: idleCounter,
    keys: ['Numpad8', 'NumpadDivide'],
    command: { type: 'restore-ticket', ticketId: 't-A036' },
  },
  {
    name: '8 and * resume the only parked customer',
    from: idleCounter,
    keys: ['Numpad8', 'NumpadMultiply'],
    command: { type: 'resume-ticket', ...here, ticketId: 't-A031' },
  },
  {
    name: '7 and * and digits record a need',
    from: servingCounter,
    keys: ['Numpad7', 'NumpadMultiply', 'Numpad7', 'Numpad1'],
    command: { type: 'assign-need', ticketId: 't-A039', needId: NEEDS[0]?.id },
  },
  { name: 'Alt+N calls next', from: idleCounter, keys: ['Alt+KeyN'], command: { type: 'call-next', ...here, finishing: null } },
  { name: 'Alt+R recalls', from: callingCounter, keys: ['Alt+KeyR'], command: { type: 'recall', ...ticket } },
  { name: 'Alt+S is a no-show', from: callingCounter, keys: ['Alt+KeyS'], command: { type: 'mark-no-show', ...ticket } },
  { name: 'Alt+F starts', from: callingCounter, keys: ['Alt+KeyF'], command: { type: 'start-service', ...ticket } },
  {
    name: 'Alt+T, main digits and main Enter transfer',
    from: callingCounter,
    keys: ['Alt+KeyT', 'Digit3', 'Enter'],
    command: { type: 'transfer-ticket', ticketId: 't-A039', to: { kind: 'service', serviceId: 'wealth' } },
  },
  { name: 'Alt+P pauses', from: idleCounter, keys: ['Alt+KeyP', 'Digit1'], command: { type: 'pause-counter', ...here, reasonId: 'r1' } },
  {
    name: 'Alt+K and a digit park',
    from: servingCounter,
    keys: ['Alt+KeyK', 'Digit2'],
    command: { type: 'park-ticket', ...ticket, reasonId: 'r2' },
  },
  { name: 'Alt+Z takes back', from: callingCounter, keys: ['Alt+KeyZ'], command: { type: 'undo', ...here } },
  { name: 'Alt+H asks for help', from: idleCounter, keys: ['Alt+KeyH'], command: { type: 'request-help', ...here, kind: 'help' } },
  {
    name: 'Alt+L and arrows call out of order',
    from: idleCounter,
    keys: ['Alt+KeyL', 'ArrowDown', 'Enter', 'Digit3'],
    command: { type: 'call-ticket', ...here, ticketId: 't-A043', reasonId: 'r3' },
  },
];

test.each(stories)('$name: one command, exactly this', async ({ from, keys, command }) => {
  const { page } = screen;
  await turnTo(page, stage, from());
  for (const key of keys) await page.keyboard.press(key);
  const [first] = await arrived(stage, 1);
  expect(first?.command).toEqual(command);
  expect(stage.requests).toHaveLength(1);
});

test('while somebody is called, + asks whether they came, and finishes nobody', async () => {
  const { page } = screen;
  for (const [key, command] of [
    ['Numpad1', { type: 'start-service', ...ticket }],
    ['NumpadEnter', { type: 'start-service', ...ticket }],
    ['Numpad2', { type: 'recall', ...ticket }],
    ['NumpadMultiply', { type: 'recall', ...ticket }],
    ['Numpad3', { type: 'mark-no-show', ...ticket }],
    ['Numpad4', { type: 'return-ticket', ...ticket }],
  ] as const) {
    await turnTo(page, stage, callingCounter());
    await page.keyboard.press('NumpadAdd');
    await shown(page.locator('[data-panel="arrived"]'));
    expect(stage.requests).toEqual([]);
    await page.keyboard.press(key);
    const [first] = await arrived(stage, 1);
    expect(first?.command).toEqual(command);
    await gone(page.locator('[data-panel]'));
  }
});

test('keys that mean nothing yet, and everything that is not possible now, send nothing', async () => {
  const { page } = screen;
  await turnTo(page, stage, { ...idleCounter(), waitingTotal: 0, directed: [] });
  for (const key of [
    'NumpadDecimal',
    'Alt+KeyV',
    'NumpadAdd',
    'NumpadMultiply',
    'NumpadSubtract',
    'NumpadEnter',
    'NumpadDivide',
    'Alt+KeyK',
    'Backspace',
    'F4',
  ])
    await page.keyboard.press(key);
  expect(await everythingSent(page, stage)).toEqual([]);
  await expect.poll(() => page.locator('[data-action="next"]').innerText()).toContain('无人等候');
});

test('rows of the rail restore and resume', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-entry="restore t-A036"]').click();
  await arrived(stage, 1);
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-entry="resume t-A031"]').click();
  const [resumed] = await arrived(stage, 1);
  expect(resumed?.command).toEqual({ type: 'resume-ticket', ...here, ticketId: 't-A031' });
});

test('a key that was moved acts at its new place only, also after a reload; switched off, none does', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-menu="open"]').click();
  await page.locator('.menu button').nth(1).click();
  await page.locator('[data-cell="next pad"]').click();
  await page.keyboard.press('F4');
  await shown(page.getByText('该按键已用于“选呼”'));
  await page.keyboard.press('F10');
  await page.locator('[data-dialog] .key-filled').click();
  await screen.reload();
  await shown(page.locator('[data-now="idle"]'));
  await page.keyboard.press('NumpadAdd');
  expect(await everythingSent(page, stage)).toEqual([]);
  await page.keyboard.press('F10');
  await expect.poll(() => stage.requestsOf('call-next').length).toBe(1);
  await page.locator('[data-menu="open"]').click();
  await page.locator('.menu button').nth(1).click();
  await page.locator('[data-dialog] input[type=checkbox]').click();
  await page.keyboard.press('Escape');
  await turnTo(page, stage, idleCounter());
  await page.keyboard.press('F10');
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('? shows every key', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.keyboard.press('?');
  const dialog = page.locator('[data-dialog="keys"]');
  await shown(dialog);
  expect(await dialog.locator('kbd').allInnerTexts()).toEqual([
    'Num +',
    'Alt N',
    'Num *',
    'Alt R',
    'Num −',
    'Alt S',
    'Enter',
    'Alt F',
    'Num /',
    'Alt T',
    'Num 0',
    'Alt P',
    'Num 8 −',
    'Alt K',
    'Num 9 −',
    '⌫',
    'Alt Z',
    'Num 9 *',
    'F2',
    'Alt H',
    'Num 7 /',
    'F4',
    'Alt L',
    'Num 7 *',
    'F8',
    'Alt I',
    'Num .',
    'Alt V',
    'Num 9 /',
    'F9',
    'Alt J',
    'Num 8 /',
    'Alt B',
    'Num 8 *',
    'Alt G',
  ]);
  await page.keyboard.press('NumpadAdd');
  await page.keyboard.press('Escape');
  await gone(dialog);
  expect(await everythingSent(page, stage)).toEqual([]);
});

test('signs on by clicking or typing a counter, and not where somebody is', async () => {
  const { page } = screen;
  for (const [keys, counterId] of [
    [['Numpad1', 'Numpad2', 'NumpadEnter'], 'c12'],
    [['Digit6', 'Enter'], 'c6'],
  ] as const) {
    stage.show('teller', tellerWith(null));
    await shown(page.locator('.sign-on'));
    stage.requests.length = 0;
    await page.keyboard.press('Numpad2');
    await page.keyboard.press('NumpadEnter');
    await page.keyboard.press('Backspace');
    for (const key of keys) await page.keyboard.press(key);
    const [first] = await arrived(stage, 1);
    expect(first?.command).toEqual({ type: 'open-counter', counterId });
    stage.show('teller', tellerWith(idleCounter()));
    await shown(page.locator('[data-now="idle"]'));
  }
});
