import { describe, expect, test } from 'vitest';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { GUIDED_BRANCH, manned } from '../../kernel/referral/referral-steps.ts';
import { asks, dayOpens, next, opens, printerSays, takesAt } from '../../steps.ts';
import { shown } from '../awaiting.ts';
import { BranchOnStage } from '../branch-on-stage.ts';
import { axeViolations, clippedText, type Page, type Screen, type Size } from '../chromium.ts';
import { KioskOnStage, PORTRAIT } from '../kiosk/views.ts';
import { shoot } from '../shoot.ts';
import { openOnStage, stage } from '../staged.ts';
import { PHONE, TABLET, tap, tapInert } from './stage.ts';

const LIMITED: BranchConfiguration = { ...GUIDED_BRANCH, kioskLimits: { gapMs: 2_000, most: 4 } };
const LIMIT = '.todo [data-kind="kiosk-limit"]';
const DOUBLED = '.todo [data-kind="kiosk-doubled"]';
const SHEET = 'dialog[data-sheet="kiosk"]';
const OPEN = '[data-at^="kiosk of "]';

let branch: BranchOnStage;

const at = (alias: string) => takesAt('k1', 'cash', alias, false);
const speaks = asks({ role: 'wall', wallId: 'w1' }, { type: 'report-sound', condition: 'on', fault: null });

/** One is called, and three more were taken after it, at the one kiosk's full pace. */
function floods(): void {
  branch = new BranchOnStage(stage, LIMITED, dayOpens, manned, speaks, printerSays('ready'), opens('c1'));
  branch.pass(3_600);
  branch.play(at('ann'), next('c1'));
  for (const alias of ['bob', 'cem', 'dan']) {
    branch.pass(2);
    branch.play(at(alias));
  }
}

async function openLobby(size: Size): Promise<Screen> {
  const lobby = await openOnStage('/counter/lobby', { size, locale: 'zh-CN', touch: true, before: null });
  await shown(lobby.page.locator('.todo'));
  return lobby;
}

async function readable(page: Page, name: string): Promise<void> {
  await shoot(page, `kiosk-flood-${name}`);
  await expect.poll(() => clippedText(page, true)).toEqual([]);
  expect(await axeViolations(page, false), name).toEqual([]);
}

const english = (page: Page) => tap(page, '.lobby-top button[lang="en"]');

describe('a kiosk that was pressed again and again', () => {
  test('says to the next customer how long to wait, or whom to ask: in both languages and in large print', async () => {
    branch = new BranchOnStage(stage, LIMITED, dayOpens, manned, opens('c1'), at('ann'));
    const kiosk = await KioskOnStage.open(null, PORTRAIT, false);
    const refused = kiosk.screen.page.locator('.refusal');
    const looks = async (words: string, name: string) => {
      await expect.poll(() => refused.textContent()).toContain(words);
      await shoot(kiosk.screen.page, `kiosk-${name}`);
      await kiosk.isSound();
    };
    await kiosk.tapNext(/现金存取/);
    await looks('请稍候两三秒，再点一次', 'too-fast-zh');
    await kiosk.tapNext('返回');
    branch.pass(2);
    for (const alias of ['bob', 'cem', 'dan']) {
      branch.play(at(alias));
      branch.pass(2);
    }
    await kiosk.tapNext(/现金存取/);
    await looks('请找大堂经理取号', 'limit-zh');
    await kiosk.tapNext('大字版');
    await looks('请找大堂经理取号', 'limit-zh-large');
    await kiosk.tapNext('English');
    await looks('Ask the lobby manager for a number', 'limit-en-large');
    await kiosk.tapNext('Normal text');
    await looks('Ask the lobby manager for a number', 'limit-en');
    expect(branch.story.branch.hall.tickets.size).toBe(4);
  });

  test('is on the lobby’s screen at once, and its numbers are voided from there, with a reason, all but the one in hand', async () => {
    floods();
    branch.pass(5);
    const { page } = await openLobby(TABLET);
    const card = page.locator(LIMIT);
    await expect.poll(() => card.textContent()).toMatch(/取号机 1：短时间内取号过多，已暂停取号.*无人领的号，请作废/);
    await readable(page, 'card-zh');
    await tap(page, `${LIMIT} ${OPEN}`);
    await shown(page.locator(SHEET));
    await expect.poll(() => page.locator('[data-will-void]').textContent()).toBe('作废 3 个号：等候中和已过号的。');
    expect(await page.locator('[data-kept]').textContent()).toContain('1 个号不作废');
    await tapInert(page, `${SHEET} [data-at="void k1"]`);
    await readable(page, 'sheet-zh');
    expect(await page.locator(`${SHEET} [data-choice^="since "]`).allTextContents()).toEqual([
      '10:55 起',
      '10:50 起',
      '10:30 起',
      '今日全部',
    ]);
    await tap(page, `${SHEET} [data-at="kioskReasonPressed"]`);
    await tap(page, `${SHEET} [data-at="void k1"]`);
    await expect.poll(() => page.locator('[data-voided]').textContent()).toMatch(/赵敏?.*作废了 3 个号，1 个未作废/);
    expect(stage.requestsOf('void-kiosk-numbers').map(({ command }) => command)).toMatchObject([
      { kioskId: 'k1', reason: '有人连续点按，无人领号' },
    ]);
    await readable(page, 'voided-zh');
    expect(branch.story.branch.hall.waitingCount.get('cash')).toBe(0);
    branch.pass(10);
    await expect.poll(() => card.count()).toBe(0);
  });

  test('is let go on by one key when people really stand there', async () => {
    floods();
    branch.pass(5);
    const { page } = await openLobby(PHONE);
    await english(page);
    await readable(page, 'card-en-phone');
    await tap(page, `${LIMIT} ${OPEN}`);
    await shown(page.locator(SHEET));
    await readable(page, 'sheet-en-phone');
    await tap(page, `${SHEET} [data-at="release k1"]`);
    await expect.poll(() => stage.requestsOf('release-kiosk').length).toBe(1);
    branch.pass(15);
    await expect.poll(() => page.locator(`${SHEET} [data-at="release k1"]`).count()).toBe(0);
    branch.play(at('eve'));
    expect(branch.story.last?.ok).toBe(true);
  });

  test('is found in the list of devices too, and a second screen of it is a card of its own', async () => {
    floods();
    branch.play(asks({ role: 'kiosk', kioskId: 'k1' }, { type: 'report-second-screen' }));
    branch.pass(5);
    const { page } = await openLobby(TABLET);
    await english(page);
    await expect
      .poll(() => page.locator(DOUBLED).textContent())
      .toMatch(/Kiosk 1: a second screen asked to be it and was refused.*one screen only/);
    await page.locator('.device-list summary').tap();
    await expect.poll(() => page.locator('.device-list li[data-kiosk="k1"]').textContent()).toMatch(/Kiosk 1.*(has stopped|second screen)/);
    await readable(page, 'devices-en');
    await tap(page, '.device-list [data-at="kiosk k1"]');
    await shown(page.locator(SHEET));
  });
});
