import { beforeEach, expect, test } from 'vitest';
import { readFile } from 'node:fs/promises';
import { dayEndEn } from '../../../counter-client/parts/day-end/en.ts';
import { dayEndZh } from '../../../counter-client/parts/day-end/zh.ts';
import { figuresEn } from '../../../counter-client/supervisor/figures/en.ts';
import { figuresZh } from '../../../counter-client/supervisor/figures/zh.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { LOBBY } from '../../protocol/branch-at-work.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { type DayEndBranch, dayEndBranch, HAN, HEAD, morning } from './day-end-branch.ts';
import { shoot } from '../shoot.ts';
import { gone, present, shown } from '../awaiting.ts';
import { openScreen } from '../story.ts';

const DESK = { width: 1440, height: 900 };
const TABLET = { width: 1180, height: 820 };
const PHONE = { width: 390, height: 844 };
const DATE = '2026-11-23';
/** In points, as PDF counts: 297 mm × 210 mm. */
const A4_ACROSS = /\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/g;

let at: DayEndBranch;

beforeEach(async ({ onTestFinished }) => {
  const opened = await dayEndBranch();
  at = opened;
  /* After the story's pages are closed: they would complain of a server that went away. */
  onTestFinished(async () => {
    await opened.stop();
    expect(opened.branch.deaths).toEqual([]);
  });
});

function open(subject: ScreenSubject, size: typeof DESK): Promise<Screen> {
  const url = `${at.branch.url}/counter/${subject.audience}#t=${at.branch.tokenOf(subject)}`;
  const stayOpen = (page: Page) => page.addInitScript(() => Object.assign(window, { print: () => undefined }));
  return openScreen(url, { size, locale: 'zh-CN', touch: size !== DESK, before: stayOpen });
}

/** The guard that takes a double tap for one lets go. */
async function tap({ page }: Screen, selector: string): Promise<void> {
  await page.evaluate(() => window.hurry?.(1_000));
  const target = page.locator(selector);
  await target.scrollIntoViewIfNeeded();
  await target.tap();
}

async function expectReadable(screen: Screen, name: string): Promise<void> {
  const { page } = screen;
  await shoot(page, `day-end-${name}`);
  expect(await axeViolations(page, false), name).toEqual([]);
  const clipped = await clippedText(page, true);
  expect(
    clipped.filter((text) => !text.startsWith('beyond the window')),
    name,
  ).toEqual([]);
  expect(screen.problems()).toEqual([]);
}

const cells = (page: Page, form: string) => page.locator(`#root [data-form="${form}"] tbody tr`).allInnerTexts();

test('nothing is missing: two taps hand the day over, and its forms are there already', async () => {
  const referralId = await at.refer(4, '欧阳');
  await at.answer(referralId, 12);
  expect(await at.lobby.ask({ type: 'introduce-guest', referralId, managerId: 'han' })).toMatchObject({ ok: true });
  const lobby = await open(LOBBY, TABLET);
  let taps = 0;
  for (const selector of ['[data-nav="day"]', '[data-at="submit-day-end"]']) {
    await tap(lobby, selector);
    taps += 1;
  }
  await shown(lobby.page.locator('.day-end[data-submitted="true"]'));
  expect(taps).toBeLessThanOrEqual(3);
  expect(await lobby.page.locator('[data-done="false"]').count()).toBe(0);
  expect((await cells(lobby.page, 'referred')).join()).toMatch(/欧阳女士[\s\S]*韩知远/);
  expect(await lobby.page.locator('[data-receipt]').allInnerTexts()).toEqual([
    '归档联 · 理财中心负责人\n待签收',
    '客户经理联 · 韩知远\n待签收',
  ]);
});

test('covered, the page names nobody in its check-list, its records or its forms', async () => {
  await morning(at);
  const screen = await open(LOBBY, TABLET);
  const { page } = screen;
  await tap(screen, '[data-nav="day"]');
  await shown(page.locator('[data-form="referred"]'));
  const named = async (): Promise<boolean> => /先生|女士|小姐/.test(await page.locator('main').innerText());
  expect(await named()).toBe(true);
  await tap(screen, '[data-veil]');
  await shown(page.locator('[data-veiled="day-forms"]'));
  expect(await named()).toBe(false);
});

test('what is open is listed with a way to its outcome; the day is refused only until its number is the one shown', async () => {
  await morning(at);
  const openId = await at.refer(2, '周');
  const lobby = await open(LOBBY, TABLET);
  const { page } = lobby;
  await tap(lobby, '[data-nav="day"]');
  await shown(page.locator(`[data-open="${openId}"]`));
  await shown(page.locator('#root [data-form="statistics"]'));
  await expectReadable(lobby, 'lobby-open-zh');
  await tap(lobby, `[data-at="day-end outcome ${openId}"]`);
  await shown(page.locator('[data-sheet="outcome"]'));
  await page.keyboard.press('Escape');
  expect(await at.lobby.ask({ type: 'submit-day-end', knowingOpen: 0 })).toMatchObject({ ok: false, refusal: 'day-end-open' });
  expect(await page.locator('[data-at="submit-day-end"]').innerText()).toBe('仍有 1 笔未结，照此提交');
  await tap(lobby, '[data-at="submit-day-end"]');
  await shown(page.locator('.day-end[data-submitted="true"]'));
});

test('a record is completed and put right, and its form says what it said before', async () => {
  await morning(at);
  const lobby = await open(LOBBY, TABLET);
  const { page } = lobby;
  await tap(lobby, '[data-nav="day"]');
  await shown(page.locator('[data-check="missing"][data-done="false"]'));
  const unnamed = page.locator('[data-record]', { hasText: '未留称呼' });
  const recordId = (await unnamed.getAttribute('data-record')) ?? '';
  await tap(lobby, `[data-at="correct ${recordId}"]`);
  await page.fill('.day-end-correction [data-field="surname"]', '慕容');
  await tap(lobby, '[data-choice="cue card-shown"]');
  await tap(lobby, '[data-choice="manager han"]');
  await expectReadable(lobby, 'lobby-correction-zh');
  await tap(lobby, `[data-at="save ${recordId}"]`);
  await shown(page.locator('[data-check="missing"][data-done="true"]'));
  const row = page.locator('#root [data-form="referred"] tbody tr', { hasText: '慕容女士' });
  await shown(row);
  expect(await row.locator('td').last().innerText()).toMatch(
    /赵敏 识别原因「.+」改为「.+」; 客户经理「白露」改为「韩知远」; 客户称呼「未填」改为「慕容女士」/,
  );
  await page.locator('.lobby-top button[lang="en"]').click();
  await shown(page.locator('#root [data-form="referred"] caption', { hasText: 'Referred customers' }));
  await expectReadable(lobby, 'lobby-en');
  await page.setViewportSize(PHONE);
  await expectReadable(lobby, 'lobby-phone-en');
});

test('the forms print on A4, one a page, with nothing of the screen, and are saved as a workbook and CSV', async () => {
  await morning(at);
  const lobby = await open(LOBBY, TABLET);
  const { page } = lobby;
  await tap(lobby, '[data-nav="day"]');
  await shown(page.locator('#root [data-form="statistics"]'));
  const saved = async (selector: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), tap(lobby, selector)]);
    return readFile(await file.path());
  };
  expect((await saved('[data-at="save-xlsx"]')).subarray(0, 2).toString()).toBe('PK');
  expect((await saved('[data-at="save follow-up"]')).toString()).toContain('𠮷野女士');
  await tap(lobby, '[data-at="print-forms"]');
  await present(page.locator('.form-sheet').nth(2));
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('#root').isVisible()).toBe(false);
  const sheets = await page.locator('.form-sheet').allInnerTexts();
  expect(sheets).toHaveLength(3);
  for (const sheet of sheets)
    expect(sheet).toMatch(new RegExp(`归档联[\\s\\S]*${DATE}[\\s\\S]*大堂经理（签名）[\\s\\S]*理财中心负责人（签收）`));
  await page.setViewportSize({ width: 1032, height: 703 });
  await shoot(page, 'day-end-printed-zh');
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf.match(A4_ACROSS)).toHaveLength(3);
  await gone(page.locator('.form-sheet').first());
  /* Ctrl+P and the browser's menu print the page without its button. */
  const byKey = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(byKey.match(A4_ACROSS)).toHaveLength(3);
});

test('a manager receives his own customers’ copy in one tap, the head the archive’s; the lobby sees both', async () => {
  await morning(at);
  await at.lobby.ask({ type: 'submit-day-end', knowingOpen: 0 });
  const manager = await open(HAN, PHONE);
  await tap(manager, '[data-nav="day-end"]');
  await tap(manager, `[data-at="receive ${DATE} han"]`);
  await shown(manager.page.locator('[data-copy] .chip-ok'));
  await shown(manager.page.locator('#root [data-form="referred"]'));
  expect(await manager.page.locator('#root').innerText()).not.toContain('白露');
  expect(await manager.page.locator('[data-form="statistics"]').count()).toBe(0);
  await expectReadable(manager, 'manager-zh');

  const head = await open(HEAD, DESK);
  await head.page.click('[data-part="day-end"]');
  await head.page.click(`[data-at="receive ${DATE}"]`);
  await shown(head.page.locator('[data-receipt="archive"][data-received="true"]'));
  expect(await head.page.locator('[data-day-end] h3').innerText()).toContain('尚有 1 联待签收');
  await shown(head.page.locator('#root [data-form="statistics"]'));
  await expectReadable(head, 'archive-zh');

  const lobby = await open(LOBBY, TABLET);
  await tap(lobby, '[data-nav="day"]');
  await shown(lobby.page.locator('[data-receipt="han"][data-received="true"]'));
  expect(await lobby.page.locator('[data-receipt="bai"]').getAttribute('data-received')).toBe('false');
  await expectReadable(lobby, 'lobby-submitted-zh');
});

test('the supervisor’s statistics: tiles, charts with their tables, and each figure’s two numbers on focus', async () => {
  await morning(at);
  const head = await open(HEAD, DESK);
  const { page } = head;
  await page.click('[data-part="figures"]');
  await shown(page.locator('[data-panel="ack"] canvas'));
  expect(await page.locator('[data-tile="on-time"] .tile-figure').innerText()).toBe('80%');
  expect(await page.locator('[data-tile="guided"] .tile-figure').innerText()).toBe('5 · 5 · 3');
  expect(await page.locator('[data-panel="funnel"] tbody tr').allInnerTexts()).toHaveLength(2);
  expect(await page.locator('[data-panel="ack"] tbody').innerText()).toMatch(/现金柜员\s+5\s+21\s+55\s+55/);
  const figure = page.locator('[data-figure="ontime_rate"]');
  await figure.focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Shift+Tab');
  const about = page.locator('#about-ontime_rate');
  await shown(about);
  expect(await about.innerText()).toBe('等候在目标内的次数 ÷ 呼叫次数。 分子 4，分母 5');
  await expectReadable(head, 'figures-focus-zh');
  await page.evaluate(() => document.querySelector('.supervisor-main')?.scrollTo(0, 0));
  for (const language of ['zh-CN', 'en'] as const) {
    const other = page.locator(`.supervisor-top button[lang="${language}"]`);
    if ((await other.count()) === 1) await other.click();
    await page.setViewportSize({ width: 1440, height: 2_000 });
    await expectReadable(head, `figures-${language}`);
  }
  await page.click('[data-period="month"]');
  await shown(page.locator('[data-days="1"]'));
  const [file] = await Promise.all([page.waitForEvent('download'), page.click('[data-at="figures-csv"]')]);
  expect(file.suggestedFilename()).toBe('branch-figures-2026-11-01-2026-11-30.csv');
  expect((await readFile(await file.path())).toString()).toMatch(/Within target,80,%,4,5,/);
  await page.fill('.figures-head input', '2026-10-05');
  await shown(page.locator('[data-days="0"]'));
  await expectReadable(head, 'figures-none-en');
});

test('both dictionaries hold the same placeholders', () => {
  const pairs: readonly (readonly [Readonly<Record<string, string>>, Readonly<Record<string, string>>])[] = [
    [dayEndZh, dayEndEn],
    [figuresZh, figuresEn],
  ];
  for (const [zh, en] of pairs) {
    for (const [key, text] of Object.entries(zh))
      expect(en[key]?.match(/\{\{\w+\}\}/g)?.sort() ?? [], key).toEqual(text.match(/\{\{\w+\}\}/g)?.sort() ?? []);
  }
});
