import { beforeEach, expect, test } from 'vitest';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import { axeViolations, clippedText } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, PHONE, resize, TABLET, tap } from './stage.ts';
import { attended, crowdedLobby, manager, manyStates, referral, referralLobby, waiting } from '../staff/referral-views.ts';
import { shoot } from '../shoot.ts';
import { shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
beforeEach(async () => {
  screen = await openLobby(referralLobby([]), null);
});

interface Look {
  readonly name: string;
  readonly view: LobbyView;
  readonly taps: readonly string[];
}

const DECIDE = '[data-at="decide r-1"]';
const busyManagers = [manager('m1', '刘洋', 'with-customer', { waiting: 1 }), manager('m2', '孙悦', 'off', {})];
const recheck = attended('r-1', { state: 'recheck', forMe: true });
const served = attended('r-1', { servedAtLabel: '5' });

const looks: readonly Look[] = [
  { name: 'states', view: manyStates(), taps: [] },
  { name: 'none', view: referralLobby([]), taps: [] },
  { name: 'crowded', view: crowdedLobby(), taps: [] },
  { name: 'introduce', view: referralLobby([attended('r-1', {})]), taps: [DECIDE] },
  { name: 'first-here', view: referralLobby([served]), taps: [DECIDE] },
  { name: 'first', view: { ...referralLobby([attended('r-1', { salutation: null })]), managers: busyManagers }, taps: [DECIDE] },
  { name: 'wait', view: referralLobby([attended('r-1', {})]), taps: [DECIDE, '[data-choice="way wait"]', '[data-choice="look glasses"]'] },
  { name: 'card', view: referralLobby([attended('r-1', {})]), taps: [DECIDE, '[data-choice="way card"]'] },
  { name: 'declined', view: referralLobby([attended('r-1', {})]), taps: [DECIDE, '[data-choice="way declined"]'] },
  { name: 'recheck', view: referralLobby([recheck, waiting('r-2', 12, { isOverdue: true })]), taps: [] },
  { name: 'pass', view: referralLobby([referral('r-1', 6_000, {})]), taps: ['[data-at="ask pass r-1"]'] },
  { name: 'find', view: referralLobby([]), taps: ['[data-nav="register"]', '[data-choice="mode find"]'] },
];

async function expectReadable(name: string): Promise<void> {
  const { page } = screen;
  for (const [language, size] of [
    ['zh-CN', TABLET],
    ['en', PHONE],
  ] as const) {
    /* The switch lies behind a sheet, so it is pressed by script. */
    await page.evaluate((wanted) => document.querySelector<HTMLElement>(`header button[lang="${wanted}"]`)?.click(), language);
    await resize(page, size);
    await page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(resolve));
        }),
    );
    await shoot(page, `lobby-referrals-${name}-${language}`);
    expect(await clippedText(page, true), `${name} ${language}`).toEqual([]);
  }
  expect(await axeViolations(page, false), name).toEqual([]);
}

test('covered, it can be read too', async () => {
  const { page } = screen;
  stage.show('lobby', manyStates());
  await tap(page, '[data-veil="false"]');
  await shown(page.locator('[data-veiled]').first());
  await expectReadable('veiled');
});

test.each(looks)('can be read on tablet and phone, in Chinese and English: $name', async ({ name, view, taps }) => {
  const { page } = screen;
  stage.show('lobby', view);
  await tap(page, '[data-nav="todo"]');
  for (const target of taps) await tap(page, target);
  await expectReadable(name);
});
