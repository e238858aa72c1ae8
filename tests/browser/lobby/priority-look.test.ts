import { beforeEach, expect, test } from 'vitest';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Page, Screen } from '../chromium.ts';
import { playExplanations, priorityLobby } from './priority-views.ts';
import { openLobby, PHONE, resize, TABLET, tap } from './stage.ts';
import { shoot } from '../shoot.ts';
import { shown } from '../awaiting.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openLobby(priorityLobby(), playExplanations);
});

interface Look {
  readonly name: string;
  readonly taps: readonly string[];
  readonly ready: string;
}

const ARRANGE = '[data-priority="t-A043"] [data-at="arrange t-A043"]';

const looks: readonly Look[] = [
  { name: 'priority-queues', taps: ['[data-nav="queues"]'], ready: ARRANGE },
  { name: 'priority-counters', taps: ['[data-nav="todo"]'], ready: '[data-armed="c3"]' },
  { name: 'arrange', taps: ['[data-nav="queues"]', ARRANGE], ready: '[data-arrange="c2"]' },
  {
    name: 'identify',
    taps: ['[data-nav="queues"]', '[data-ticket="t-A043"]', '[data-at="identify t-A043"]', '[data-choice="M2"]', '.legend summary'],
    ready: '[data-choice="possible"]',
  },
  { name: 'register', taps: ['[data-nav="register"]', '[data-choice="service cash"]'], ready: '[data-register="ready"]' },
  {
    name: 'register-more',
    taps: ['[data-nav="register"]', '[data-details] > summary', '[data-choice="K1"]'],
    ready: '[data-field="appointment"]',
  },
  {
    name: 'explain',
    taps: ['[data-nav="queues"]', '[data-ticket="t-A046"]', '[data-at="explain t-A046"]'],
    ready: '[data-candidate="A049"]',
  },
];

async function settled(): Promise<void> {
  await screen.page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
}

/** Chinese on the tablet, English on the phone, whatever is open: the switch is behind a sheet, so it is pressed by script. */
async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  for (const [language, size] of [
    ['zh-CN', TABLET],
    ['en', PHONE],
  ] as const) {
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(`header button[lang="${wanted}"]`)?.click(), language);
    await resize(page, size);
    await settled();
    const whole = `${name} ${language}`;
    await shoot(page, `staff-lobby-${name}-${language}`);
    expect(await clippedText(page, true), whole).toEqual([]);
    expect(await overlappingText(page), whole).toEqual([]);
  }
  expect(await axeViolations(page, false), name).toEqual([]);
}

/** Lines of one button that lie upon each other: nothing is clipped then, and nothing can be read. */
function overlappingText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const button of document.querySelectorAll('button')) {
      const boxes = [...button.querySelectorAll('small, .key-label, .key-words > span')].map((part) => part.getBoundingClientRect());
      boxes.forEach((box, index) => {
        const upon = boxes
          .slice(index + 1)
          .some(
            (other) =>
              other.height > 0 &&
              box.height > 0 &&
              other.top < box.bottom - 2 &&
              box.top < other.bottom - 2 &&
              other.left < box.right - 2 &&
              box.left < other.right - 2,
          );
        if (upon) found.push(button.textContent ?? '');
      });
    }
    return found;
  });
}

test.each(looks)('can be read on tablet and phone, in Chinese and English: $name', async ({ name, taps, ready }) => {
  const { page } = screen;
  for (const target of taps) await tap(page, target);
  await shown(page.locator(ready).first());
  await expectReadable(name);
});

test('a number that is done with is found by its last digits, and explained', async () => {
  const { page } = screen;
  await tap(page, '[data-nav="queues"]');
  await tap(page, '[data-at="search"]');
  await page.locator('[data-field="number"]').fill('99');
  await shown(page.locator('[data-sheet="search"] [role="status"] .hint'));
  await page.locator('[data-field="number"]').fill('46');
  await shown(page.locator('[data-at="explain t-A046"]'));
  await expectReadable('search');
  await tap(page, '[data-at="explain t-A046"]');
  await shown(page.locator('[data-candidate="A049"][data-blocked="true"]'));
  expect(await page.locator('[data-over]').getAttribute('data-over')).toBe('3');
  await page.keyboard.press('Escape');
});

test('answers to what was arranged stand first among what is to do on a phone', async () => {
  const { page } = screen;
  await resize(page, PHONE);
  await tap(page, '[data-nav="todo"]');
  await shown(page.locator('[data-notice="n-1"]'));
  await expectReadable('answers');
});
