import { beforeEach, expect, test } from 'vitest';
import type { Screen } from '../chromium.ts';
import { playExplanations, priorityLobby } from './priority-views.ts';
import { openLobby, PHONE, resize, tap, tapInert } from './stage.ts';
import { STAGE_TIME } from '../stage.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openLobby(priorityLobby(), playExplanations);
});

const DIRECT = { type: 'arm-direct-service', salutation: null } as const;
const row = (number: string) => ({ kind: 'ticket', ticketId: `t-${number}` }) as const;

interface TapStory {
  readonly name: string;
  /** Where the story begins: its taps are counted from there. */
  readonly page: string;
  readonly taps: readonly string[];
  readonly command: object;
}

const stories: readonly TapStory[] = [
  {
    name: 'a recognised number to a counter: two taps, the recorded reason with it',
    page: 'queues',
    taps: ['[data-at="arrange t-A043"]', '[data-at="arrange c2"]'],
    command: { ...DIRECT, counterId: 'c2', customer: row('A043'), cueId: 'foreign', needId: null },
  },
  {
    name: 'a number with a need: two taps, past the cap too',
    page: 'queues',
    taps: ['[data-at="arrange t-A044"]', '[data-at="arrange c1"]'],
    command: { ...DIRECT, counterId: 'c1', customer: row('A044'), cueId: null, needId: 'elderly' },
  },
  {
    name: 'a fast lane: number, identify, code, to be confirmed, cue; a card known before stays',
    page: 'queues',
    taps: [
      '[data-ticket="t-A043"]',
      '[data-at="identify t-A043"]',
      '[data-choice="M1"]',
      '[data-choice="possible"]',
      '[data-choice="cue loan"]',
    ],
    command: {
      type: 'identify-ticket',
      ticketId: 't-A043',
      identification: { tier: 'platinum', segment: 'existing-premium', confidence: 'possible', cueId: 'loan' },
    },
  },
  {
    name: 'a walk-in with a need, from its page: service, arrange, need, counter',
    page: 'register',
    taps: [
      '[data-choice="service cash"]',
      '[data-at="register arrange"]',
      '[data-sheet] [data-choice="need elderly"]',
      '[data-at="arrange c2"]',
    ],
    command: {
      ...DIRECT,
      counterId: 'c2',
      customer: { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' },
      cueId: null,
      needId: 'elderly',
    },
  },
  {
    name: 'an arrangement withdrawn at its counter',
    page: 'todo',
    taps: ['[data-at="withdraw c3"]'],
    command: { type: 'withdraw-direct-service', directServiceId: 'd-1' },
  },
  { name: 'an answer dismissed', page: 'queues', taps: ['[data-at="dismiss n-1"]'], command: { type: 'dismiss-notice', noticeId: 'n-1' } },
];

test.each(stories)('$name', async ({ page: from, taps, command }) => {
  const { page } = screen;
  await tap(page, `[data-nav="${from}"]`);
  for (const target of taps) await tap(page, target);
  await expect.poll(() => stage.requests.map((request) => request.command)).toEqual([command]);
  await gone(page.locator('[data-sheet]'));
});

test('who comes in gets a number in three taps from anywhere, and hears it at once', async () => {
  const { page } = screen;
  stage.answerer = () => ({ ok: true, receipt: { kind: 'ticket', ticketId: 't-A053', number: 'A053', ahead: 7, slip: 'no-slip' } });
  await tap(page, '[data-nav="todo"]');
  for (const target of ['[data-nav="register"]', '[data-choice="service cash"]', '[data-at="register"]']) await tap(page, target);
  await shown(page.locator('[data-registered="A053"]').getByText('前面 7 位'));
  expect(stage.requests.map((request) => request.command)).toEqual([
    {
      type: 'register-walk-in',
      serviceId: 'cash',
      language: 'zh-CN',
      identification: null,
      needId: null,
      appointmentAt: null,
      printerId: null,
    },
  ]);
});

test('what is known of who comes in goes with it: a code and why, an appointment, a slip', async () => {
  const { page } = screen;
  await tap(page, '[data-nav="todo"]');
  await tap(page, '[data-nav="register"]');
  await tap(page, '[data-choice="service transfer"]');
  await tap(page, '[data-choice="slip p1"]');
  await tap(page, '[data-details] > summary');
  await tap(page, '[data-choice="K3"]');
  expect(await page.locator('[data-at="register"]').getAttribute('aria-disabled')).toBe('true');
  await tap(page, '[data-choice="cue card-shown"]');
  await page.locator('[data-field="appointment"]').selectOption({ label: '10:30' });
  await tap(page, '[data-at="register"]');
  await expect
    .poll(() => stage.requests.map((request) => request.command))
    .toEqual([
      {
        type: 'register-walk-in',
        serviceId: 'transfer',
        language: 'zh-CN',
        identification: { tier: 'purple-gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' },
        needId: null,
        appointmentAt: STAGE_TIME + 6 * 60_000,
        printerId: 'p1',
      },
    ]);
});

test('the meter stands on each counter before it is tapped, the soonest free first, and past the cap nothing is sent', async () => {
  const { page } = screen;
  await tap(page, '[data-nav="queues"]');
  await tap(page, '[data-ticket="t-B019"]');
  await tap(page, '[data-at="arrange t-B019"]');
  const ranked = page.locator('[data-arrange]');
  /* Counter 4 serves longest, then 1; 2 calls, 5 pauses; 3 is armed and 6 closed. */
  expect(await ranked.evaluateAll((items) => items.map((item) => item.getAttribute('data-arrange')))).toEqual([
    'c4',
    'c1',
    'c2',
    'c5',
    'c3',
    'c6',
  ]);
  await page.keyboard.press('Escape');
  await gone(page.locator('[data-sheet]'));
  await tap(page, '[data-at="arrange t-A043"]');
  expect(await page.locator('[data-arrange="c1"]').getAttribute('data-refusal')).toBe('cap');
  await shown(page.locator('[data-arrange="c1"]').getByText('不能再增加'));
  await shown(page.locator('[data-arrange="c2"]').getByText('其他客户等候最久 18 分'));
  await tapInert(page, '[data-at="arrange c1"]');
  await page.keyboard.press('Escape');
  await gone(page.locator('[data-sheet]'));
  expect(stage.requests).toEqual([]);
});

test('the server’s refusal is read in the sheet, with a name typed once and kept', async () => {
  const { page } = screen;
  await resize(page, PHONE);
  stage.answerer = () => ({
    ok: false,
    refusal: 'counter-armed',
    params: {},
    text: { 'zh-CN': '2 号窗口已有一位待接待。', en: 'Counter 2 has one already.' },
  });
  await tap(page, '[data-nav="queues"]');
  await tap(page, '[data-at="arrange t-A043"]');
  await page.locator('[data-field="surname"]').fill('欧阳');
  await tap(page, '[data-choice="title mr"]');
  await tap(page, '[data-at="arrange c2"]');
  await shown(page.locator('[data-sheet="arrange"] .refusal').getByText('已有一位待接待'));
  expect(stage.requests[0]?.command).toMatchObject({ salutation: { surname: '欧阳', title: 'mr' } });
  expect(await page.locator('[data-field="surname"]').inputValue()).toBe('欧阳');
});
