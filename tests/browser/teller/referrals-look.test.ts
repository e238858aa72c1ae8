import { beforeEach, expect, test } from 'vitest';
import type { TellerView } from '../../../server/contract/teller.ts';
import { tellerReferralEn } from '../../../counter-client/teller/referral/en.ts';
import { tellerReferralZh } from '../../../counter-client/teller/referral/zh.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { directedServing } from './priority-views.ts';
import { asked, askedAndThere, justFinishedView, longDay, referral, REFERRALS, servingView } from './referral-views.ts';
import { COUNTER_SIZE, openTeller, showTeller, SMALL_SIZE, turnTo } from './stage.ts';
import { idleCounter } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openTeller(idleCounter(), null);
});

interface Look {
  readonly name: string;
  readonly view: () => TellerView;
  readonly keys: readonly string[];
  readonly ready: string;
  /** The rail, or a form, is longer than the window, and scrolls. */
  readonly scrolls: boolean;
}

const looks: readonly Look[] = [
  { name: 'refer', view: () => servingView({}), keys: ['NumpadDecimal'], ready: '[data-panel="refer"] [data-target]', scrolls: false },
  {
    name: 'refer-warned',
    view: () => justFinishedView({ isBrief: true, lobbyReach: 'nobody', managers: [] }),
    keys: ['NumpadDecimal', 'NumpadMultiply'],
    ready: '[data-reach="nobody"]',
    scrolls: false,
  },
  {
    name: 'refer-initial',
    view: () => servingView({}),
    keys: ['NumpadDecimal', 'KeyZ', 'Backspace'],
    ready: '.options-letters',
    scrolls: false,
  },
  { name: 'refer-surname', view: () => servingView({}), keys: ['NumpadDecimal', 'KeyZ'], ready: '.typed-name', scrolls: false },
  {
    name: 'refer-card',
    view: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadSubtract', 'Numpad3'],
    ready: '[data-form="card"]',
    scrolls: false,
  },
  {
    name: 'refer-card-cue',
    view: () => servingView({}),
    keys: ['NumpadDecimal', 'NumpadSubtract'],
    ready: '[data-panel="refer"] .option',
    scrolls: false,
  },
  {
    name: 'referred',
    view: () => servingView({ referrals: [REFERRALS.acknowledged] }),
    keys: [],
    ready: '[data-state="acknowledged"]',
    scrolls: true,
  },
  {
    name: 'referred-menu',
    view: () => servingView({ referrals: [REFERRALS.acknowledged] }),
    keys: ['NumpadDecimal'],
    ready: '[data-panel="refer"]',
    scrolls: true,
  },
  {
    name: 'referred-unheard',
    view: () => servingView({ counter: directedServing(), referrals: longDay(REFERRALS.escalated), lobbyReach: 'silent' }),
    keys: [],
    ready: '.referral-unheard',
    scrolls: true,
  },
  {
    name: 'referred-outcome',
    view: () => servingView({ referrals: longDay(REFERRALS.introduced) }),
    keys: [],
    ready: '[data-step="after"]',
    scrolls: true,
  },
  {
    name: 'asked',
    view: () => servingView({ referrals: [referral({ ...askedAndThere, referralId: 'f-8' }), asked({ state: 'seen' })] }),
    keys: [],
    ready: '[data-asked="f-8"]',
    scrolls: true,
  },
];

/** Words that tell a customer's class, or why somebody is referred: customers read this screen through the glass. */
const CLASS_WORDS = /VIP|贵宾|尊贵|优质|金卡|白金|紫金|platinum|gold card|existing-premium/i;

/** Chinese on the usual screen, English on the small one: what is longest where there is least room. */
test.each(looks)(
  'can be read in both languages, large and small, and tells no class: $name',
  async ({ name, view, keys, ready, scrolls }) => {
    const { page } = screen;
    const wanted = view();
    await turnTo(page, stage, wanted.counter ?? idleCounter());
    stage.show('teller', wanted);
    await shown(page.locator(keys.length === 0 ? ready : '[data-action="refer"][aria-disabled="false"]').first());
    for (const key of keys) await page.keyboard.press(key);
    await shown(page.locator(ready).first());
    for (const [language, size] of [
      ['zh-CN', COUNTER_SIZE],
      ['en', SMALL_SIZE],
    ] as const) {
      await page.evaluate((wanted) => document.querySelector<HTMLElement>(`.top-bar button[lang="${wanted}"]`)?.click(), language);
      await page.setViewportSize(size);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await shoot(page, `staff-teller-${name}-${language}`);
      expect(await clippedText(page, scrolls), `${name} ${language}`).toEqual([]);
      expect(await page.locator('.teller').innerText(), `${name} ${language}`).not.toMatch(CLASS_WORDS);
    }
    expect(await axeViolations(page, false), name).toEqual([]);
  },
);

/** How much of the card's form lies beyond its panel, px; 0: nothing scrolls. */
function overflowPx(): Promise<number> {
  return screen.page.locator('[data-panel="refer"]').evaluate((panel) => panel.scrollHeight - panel.clientHeight);
}

test('the whole card is in sight, at its longest, in both languages, on both screens: nobody scrolls to record it', async () => {
  const { page } = screen;
  await showTeller(page, stage, servingView({}));
  for (const key of ['NumpadDecimal', 'NumpadSubtract', 'Numpad3']) await page.keyboard.press(key);
  await page.locator('[data-field="phone"]').fill('13800138000');
  await page.locator('[data-field="surname"]').fill('欧阳');
  const submit = page.locator('[data-at="card"]');
  for (const language of ['zh-CN', 'en']) {
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(`.top-bar button[lang="${wanted}"]`)?.click(), language);
    for (const size of [COUNTER_SIZE, SMALL_SIZE]) {
      await page.setViewportSize(size);
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      await shoot(page, `staff-teller-refer-card-longest-${language}-${size.width}`);
      expect(await overflowPx(), `${language} ${size.width}`).toBe(0);
      await expect(submit.isVisible()).resolves.toBe(true);
    }
  }
  await page.addStyleTag({ content: '.refer-card .card-chip { min-block-size: 96px !important; }' });
  expect(await overflowPx(), 'a planted fault').toBeGreaterThan(0);
});

test('the floating strip shows how far it is in a number and a word, and nothing that names anybody', async () => {
  const { page } = screen;
  await turnTo(page, stage, idleCounter());
  stage.show('teller', servingView({ referrals: [REFERRALS.acknowledged] }));
  await page.locator('[data-menu="open"]').click();
  const [strip] = await Promise.all([screen.context.waitForEvent('page'), page.locator('.menu button').nth(2).click()]);
  await strip.setViewportSize({ width: 380, height: 220 });
  const short = strip.locator('[data-referral-short]');
  await shown(short.getByText('A039 前往'));
  await shoot(strip, 'staff-teller-floating-referral');
  expect(await clippedText(strip, false)).toEqual([]);
  stage.change('teller', { referrals: [REFERRALS.escalated] });
  await shown(short.getByText('A039 举手'));
  await shoot(strip, 'staff-teller-floating-unheard');
  expect(await strip.locator('.strip').innerText()).not.toMatch(/李|赵敏|大额/);
  stage.change('teller', { referrals: [REFERRALS.introduced] });
  await gone(short);
  await strip.close();
});

test('both dictionaries hold the same placeholders, and no word tells a class', () => {
  for (const [key, zh] of Object.entries(tellerReferralZh)) {
    const en = tellerReferralEn[key as keyof typeof tellerReferralZh];
    expect(`${zh} ${en}`).not.toMatch(/VIP|贵宾|尊贵|优质|premium|gold/i);
    expect(en.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(zh.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
});
