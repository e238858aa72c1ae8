import { beforeEach, expect, test } from 'vitest';
import { tellerEn } from '../../../counter-client/teller/texts-en.ts';
import { tellerZh } from '../../../counter-client/teller/texts-zh.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { COUNTER_SIZE, openTeller, outlastLock, SMALL_SIZE, turnTo } from './stage.ts';
import { callingCounter, emptyCounter, idleCounter, pausedCounter, servingCounter, tellerWith } from './views.ts';
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
  { name: 'idle', counter: idleCounter, keys: [], ready: '[data-now="idle"]' },
  { name: 'empty', counter: emptyCounter, keys: [], ready: '[data-now="idle"]' },
  { name: 'calling', counter: callingCounter, keys: [], ready: '[data-now="calling"]' },
  { name: 'strip', counter: callingCounter, keys: ['NumpadAdd'], ready: '[data-panel="arrived"]' },
  { name: 'serving', counter: servingCounter, keys: [], ready: '[data-now="serving"]' },
  { name: 'transfer', counter: servingCounter, keys: ['NumpadDivide', 'Numpad0', 'Numpad4'], ready: '[data-panel="transfer"]' },
  { name: 'park', counter: servingCounter, keys: ['Alt+KeyK'], ready: '[data-panel="park"]' },
  { name: 'pause', counter: idleCounter, keys: ['Numpad0'], ready: '[data-panel="pause"]' },
  { name: 'pick', counter: idleCounter, keys: ['F4'], ready: '[data-panel="pick"]' },
  { name: 'paused', counter: pausedCounter, keys: [], ready: '[data-now="paused"]' },
  { name: 'keys', counter: idleCounter, keys: ['?'], ready: '[data-dialog="keys"]' },
];

/** Words are measured large and small. What axe judges, roles and colours, hangs on neither: once a language, at a size each. */
async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  const judgedSize = (await page.evaluate(() => document.documentElement.lang)) === 'en' ? SMALL_SIZE : COUNTER_SIZE;
  for (const [size, tag] of [
    [COUNTER_SIZE, ''],
    [SMALL_SIZE, '-1024'],
  ] as const) {
    await page.setViewportSize(size);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    await shoot(page, `staff-teller-${name}${tag}`);
    expect(await clippedText(page, false), `${name}${tag}`).toEqual([]);
    if (size === judgedSize) expect(await axeViolations(page, false), `${name}${tag}`).toEqual([]);
  }
  await page.setViewportSize(COUNTER_SIZE);
}

test.each(looks)('can be read in both languages, large and small: $name', async ({ name, counter, keys, ready }) => {
  const { page } = screen;
  await turnTo(page, stage, counter());
  for (const key of keys) await page.keyboard.press(key);
  await shown(page.locator(ready));
  await expectReadable(name);
  await page.keyboard.press('Escape');
  await page.locator('.top-bar button[lang="en"]').click();
  await outlastLock(page, stage);
  for (const key of keys) await page.keyboard.press(key);
  await shown(page.locator(ready));
  await expectReadable(`${name}-en`);
});

test('signing on, and the settings of keys, can be read', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  await page.locator('[data-menu="open"]').click();
  await expectReadable('menu');
  await page.locator('.menu button').nth(1).click();
  await expectReadable('settings');
  await page.keyboard.press('Escape');
  stage.show('teller', tellerWith(null));
  await shown(page.locator('.sign-on'));
  await expectReadable('sign-on');
});

test('the floating strip shows number, state and next key, and its keys act', async () => {
  const { page } = screen;
  stage.show('teller', tellerWith(callingCounter()));
  await shown(page.locator('[data-now="calling"]'));
  await turnTo(page, stage, callingCounter());
  await page.locator('[data-menu="open"]').click();
  const [strip] = await Promise.all([screen.context.waitForEvent('page'), page.locator('.menu button').nth(2).click()]);
  await shown(strip.locator('.strip .number').getByText('A039'));
  await shoot(strip, 'staff-teller-floating');
  await strip.keyboard.press('NumpadEnter');
  await expect.poll(() => stage.requestsOf('start-service').length).toBe(1);
  await strip.close();
});

/** Words that tell a customer's class; customers see this screen through the glass. */
const CLASS_WORDS = /VIP|贵宾|尊贵|优质|金卡|白金|紫金|platinum|premium|gold|priority customer/i;

test('no word on this screen tells a customer’s class, and both dictionaries hold the same placeholders', () => {
  for (const [key, zh] of Object.entries(tellerZh)) {
    const en = tellerEn[key as keyof typeof tellerZh];
    expect(`${zh} ${en}`).not.toMatch(CLASS_WORDS);
    expect(en.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(zh.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
  expect('尊贵客户').toMatch(CLASS_WORDS);
});
