import { beforeEach, expect, test } from 'vitest';
import { priorityEn } from '../../../counter-client/parts/priority-en.ts';
import { priorityZh } from '../../../counter-client/parts/priority-zh.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { cappedIdle, directedIdle, directedLater, directedServing, invitedIdle, servingDirectly, withNotice } from './priority-views.ts';
import { COUNTER_SIZE, openTeller, outlastLock, SMALL_SIZE, turnTo } from './stage.ts';
import { idleCounter, servingCounter } from './views.ts';
import type { TellerCounter } from './views.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

interface Look {
  readonly name: string;
  readonly counter: () => TellerCounter;
  readonly keys: readonly string[];
  readonly ready: string;
}

const looks: readonly Look[] = [
  { name: 'direct', counter: directedIdle, keys: [], ready: '[data-direct="d-1"]' },
  { name: 'direct-later', counter: directedLater, keys: [], ready: '[data-startable="false"]' },
  { name: 'direct-hand-back', counter: directedIdle, keys: ['F9'], ready: '[data-panel="hand-back"]' },
  { name: 'direct-serving', counter: directedServing, keys: [], ready: '[data-direct="d-1"]' },
  { name: 'customer-who', counter: cappedIdle, keys: ['F8'], ready: '[data-panel="customer"] .typed' },
  { name: 'customer-what', counter: servingDirectly, keys: ['F8'], ready: '.options-codes' },
  { name: 'customer-cue', counter: servingCounter, keys: ['F8', 'Numpad5', 'NumpadMultiply'], ready: '.paged .side-current' },
  {
    name: 'customer-arm',
    counter: idleCounter,
    keys: ['F8', 'Numpad4', 'Numpad4', 'NumpadEnter', 'Numpad8'],
    ready: '[data-refusal="none"]',
  },
  { name: 'customer-arm-refused', counter: cappedIdle, keys: ['F8', 'NumpadMultiply', 'Numpad1'], ready: '[data-refusal="cap"]' },
  { name: 'invited', counter: invitedIdle, keys: [], ready: '[data-invited="true"]' },
];

/** Chinese on the usual screen, English on the small one: what is longest where there is least room. */
async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  for (const [language, size] of [
    ['zh-CN', COUNTER_SIZE],
    ['en', SMALL_SIZE],
  ] as const) {
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(`.top-bar button[lang="${wanted}"]`)?.click(), language);
    await page.setViewportSize(size);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    await shoot(page, `staff-teller-${name}-${language}`);
    expect(await clippedText(page, false), `${name} ${language}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML), `${name} ${language}`).not.toMatch(CLASS_WORDS);
  }
  expect(await axeViolations(page, false), name).toEqual([]);
}

/** Words that tell a customer's class, the wire's own among them: customers see this screen through the glass. */
const CLASS_WORDS = /VIP|贵宾|尊贵|优质|金卡|白金|紫金|platinum|premium|gold|purple|existing-|potential/i;

test.each(looks)('can be read in both languages, large and small, and tells no class: $name', async ({ name, counter, keys, ready }) => {
  const { page } = screen;
  await turnTo(page, stage, counter());
  for (const key of keys) await page.keyboard.press(key);
  await shown(page.locator(ready).first());
  await expectReadable(name);
});

test('an answer to what was arranged is read and dismissed beside the queues', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  stage.show('teller', withNotice(idleCounter()));
  await shown(page.locator('[data-entry="dismiss n-1"]'));
  await expectReadable('notice');
  await outlastLock(page, stage);
  await page.locator('[data-entry="dismiss n-1"]').click();
  await expect
    .poll(() => stage.requestsOf('dismiss-notice').map(({ command }) => command))
    .toEqual([{ type: 'dismiss-notice', noticeId: 'n-1' }]);
});

test('both dictionaries hold the same placeholders, and no word tells a class', () => {
  for (const [key, zh] of Object.entries(priorityZh)) {
    const en = priorityEn[key as keyof typeof priorityZh];
    expect(`${zh} ${en}`).not.toMatch(CLASS_WORDS);
    expect(en.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(zh.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
  expect('<li data-tier="gold">').toMatch(CLASS_WORDS);
});
