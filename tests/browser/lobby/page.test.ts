import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { TONE_AFTER_MS } from '../../../counter-client/lobby/todo/notify.ts';
import { OFFLINE_AFTER_MS } from '../../../counter-client/parts/moment.ts';
import { AWAY } from '../chromium.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, playReports, tap, tapInert } from './stage.ts';
import type { ReportAsked } from './stage.ts';
import { busyLobby, calmLobby, helpFrom } from './views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;
let asked: ReportAsked[] = [];
beforeEach(async () => {
  asked = [];
  screen = await openLobby(calmLobby(), async (page) => {
    await page.addInitScript(() => {
      const buzzes: number[] = [];
      Object.defineProperty(window, 'buzzes', { value: buzzes });
      Object.defineProperty(Navigator.prototype, 'vibrate', { value: (pattern: number[]) => buzzes.push(pattern.length) > 0 });
    });
    await playReports(page, asked);
  });
});

const commands = (): readonly object[] => stage.requests.map((request) => request.command);
const manual = (): readonly object[] => stage.requests.map((request) => request.command).filter((command) => command.type !== 'see-help');

test('a request is reported as seen once it is on a screen somebody can see, and not before', async () => {
  const { page } = screen;
  await tap(page, '[data-link]');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
  });
  stage.show('lobby', { ...calmLobby(), help: [helpFrom('k-1', 'raised', 2_000)] });
  await shown(page.locator('[data-help="k-1"]'));
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(resolve));
      }),
  );
  expect(commands()).toEqual([]);
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { value: 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(commands).toEqual([{ type: 'see-help', helpId: 'k-1' }]);
  stage.show('lobby', { ...calmLobby(), help: [helpFrom('k-1', 'seen', 4_000)] });
  stage.show('lobby', { ...calmLobby(), help: [helpFrom('k-1', 'seen', 6_000)] });
  await shown(page.locator('[data-help="k-1"] .age').getByText('0:06'));
  expect(commands()).toHaveLength(1);
  expect(await page.evaluate(() => (window as unknown as { buzzes: number[] }).buzzes)).toEqual([1]);
});

test('requests stand oldest first with words for their age; one tap goes, one tap ends', async () => {
  const { page } = screen;
  stage.show('lobby', {
    ...calmLobby(),
    help: [helpFrom('k-new', 'seen', 5_000), helpFrom('c-late', 'seen', 94_000), helpFrom('k-soon', 'seen', 41_000)],
  });
  await shown(page.locator('[data-help="c-late"]'));
  expect(await page.locator('[data-help]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-level')))).toEqual([
    'late',
    'soon',
    'new',
  ]);
  await shown(page.locator('[data-help="c-late"]').getByText('超 1 分钟，请马上去'));
  await tap(page, '[data-at="acknowledge c-late"]');
  await page.locator('[data-at="acknowledge c-late"]').tap();
  await expect.poll(manual).toEqual([{ type: 'acknowledge-help', helpId: 'c-late' }]);
  stage.show('lobby', { ...calmLobby(), help: [helpFrom('c-late', 'acknowledged', 100_000)] });
  await tap(page, '[data-at="resolve c-late"]');
  await expect.poll(manual).toHaveLength(2);
  expect(manual()[1]).toEqual({ type: 'resolve-help', helpId: 'c-late' });
});

test('a printer in trouble says what to do, in both languages', async () => {
  const { page } = screen;
  const words = {
    'paper-out': ['请更换纸卷', 'change the roll'],
    'cover-open': ['请合上纸仓盖', 'close it'],
    unreachable: ['请检查所在电脑与网线', 'network cable'],
  } as const;
  for (const [condition, [zh, en]] of Object.entries(words)) {
    const [printer] = busyLobby().printers;
    if (printer === undefined) throw new Error('no printer');
    stage.show('lobby', { ...calmLobby(), printers: [{ ...printer, condition: condition as 'paper-out' }] });
    await shown(page.locator(`[data-condition="${condition}"]`).getByText(zh));
    await page.locator('header button[lang="en"]').tap();
    await shown(page.locator(`[data-condition="${condition}"]`).getByText(en));
    await page.locator('header button[lang="zh-CN"]').tap();
  }
});

test('a number that may not have come out is reprinted with a printer and a reason, not without', async () => {
  const { page } = screen;
  stage.show('lobby', { ...busyLobby(), help: [] });
  await tap(page, '[data-at="ask reprint t-A052"]');
  await tapInert(page, '[data-at="reprint t-A052"]');
  await tap(page, '[data-sheet="reprint"] .choice:has-text("号票未出")');
  expect(manual()).toEqual([]);
  await tap(page, '[data-at="reprint t-A052"]');
  await expect.poll(manual).toEqual([{ type: 'reprint-ticket', ticketId: 't-A052', printerId: 'p2', reason: '号票未出' }]);
  await gone(page.locator('[data-sheet]'));
});

test('restores, moves, cancels only when confirmed, and shows a refusal where it was asked', async () => {
  const { page } = screen;
  stage.show('lobby', calmLobby());
  await tap(page, '[data-nav="queues"]');
  await tap(page, '[data-at="restore t-A036"]');
  await tap(page, '[data-ticket="t-A043"]');
  await tap(page, '[data-at="move t-A043 transfer"]');
  await gone(page.locator('[data-sheet]'));
  await tap(page, '[data-ticket="t-A044"]');
  await tap(page, '[data-at="move t-A044 c3"]');
  await gone(page.locator('[data-sheet]'));
  await tap(page, '[data-ticket="t-A040"]');
  await tap(page, '[data-at="ask cancel t-A040"]');
  await shown(page.getByText('取消后不能恢复'));
  expect(manual()).toHaveLength(3);
  stage.answerer = () => ({
    ok: false,
    refusal: 'ticket-already-called',
    params: {},
    text: { 'zh-CN': 'A040 已被 2 号窗口呼叫。', en: 'A040 was called by counter 2.' },
  });
  await tap(page, '[data-at="cancel t-A040"]');
  await shown(page.locator('[data-sheet="cancel"] [role="alert"]').getByText('A040 已被 2 号窗口呼叫。'));
  expect(manual()).toEqual([
    { type: 'restore-ticket', ticketId: 't-A036' },
    { type: 'transfer-ticket', ticketId: 't-A043', to: { kind: 'service', serviceId: 'transfer' } },
    { type: 'transfer-ticket', ticketId: 't-A044', to: { kind: 'counter', counterId: 'c3' } },
    { type: 'cancel-ticket', ticketId: 't-A040' },
  ]);
  await tap(page, '[data-at="sheet back"]');
});

test('signs a counter out by force only when confirmed, saying what becomes of its customer', async () => {
  const { page } = screen;
  await tap(page, '[data-nav="todo"]');
  await tap(page, '[data-counter="c1"] summary');
  await tap(page, '[data-at="ask force c1"]');
  await shown(page.getByText('正在办理的 A038'));
  expect(manual()).toEqual([]);
  await tap(page, '[data-at="force c1"]');
  await expect.poll(manual).toEqual([{ type: 'force-sign-out', counterId: 'c1' }]);
});

test('closing the day lists what is open and asks once; then the day can be opened', async () => {
  const { page } = screen;
  await tap(page, '[data-nav="day"]');
  await tap(page, '[data-at="ask close-day"]');
  expect(await page.locator('.left-open li').allInnerTexts()).toEqual(['等候 9 人', '呼叫中 1 人', '办理中 2 人', '挂起 1 人']);
  await tap(page, '[data-at="sheet back"]');
  expect(manual()).toEqual([]);
  await tap(page, '[data-at="ask close-day"]');
  await tap(page, '[data-at="close-day"]');
  await expect.poll(manual).toEqual([{ type: 'close-day' }]);
  stage.show('lobby', { ...calmLobby(), day: { date: '2026-11-23', state: 'closed', openedAt: calmLobby().day?.openedAt ?? 0 } });
  await tap(page, '[data-at="open-day"]');
  await expect.poll(manual).toEqual([{ type: 'close-day' }, { type: 'open-day' }]);
});

test('the report of any day is shown, saved as CSV, and says when there is none', async () => {
  const { page } = screen;
  stage.show('lobby', calmLobby());
  await tap(page, '[data-nav="day"]');
  await shown(page.locator('[data-report="2026-11-23"]'));
  expect(asked[0]).toEqual({ path: '/api/reports/2026-11-23', authorization: 'Bearer stage-token' });
  const service = page.locator('.figures-table').first().locator('tbody tr').first();
  expect(await service.locator('th, td').allInnerTexts()).toEqual([
    'A 现金存取',
    '43',
    '41',
    '37',
    '2',
    '1',
    '1',
    '0',
    '2',
    '6:52',
    '15:00',
    '22:00',
    '4:12',
    '92% (22/24)',
    '35% (13/37)',
  ]);
  expect(await page.locator('.figures-table').nth(1).locator('thead').innerText()).toContain('满意率');
  expect(await page.locator('.figures-table').nth(2).locator('thead').innerText()).not.toContain('满意率');
  expect(await page.locator('.figures-table').nth(2).locator('tbody th').allInnerTexts()).toEqual([
    '08:00–09:00',
    '09:00–10:00',
    '10:00–11:00',
  ]);
  const [download] = await Promise.all([page.waitForEvent('download'), tap(page, '[data-at="report csv"]')]);
  expect(download.suggestedFilename()).toBe('branch-day-2026-11-23.csv');
  expect(await readFile(await download.path(), 'utf8')).toContain('2026-11-23,86');
  expect(asked.at(-1)?.path).toBe('/api/reports/2026-11-23.csv?language=zh-CN');
  screen.forgive(/404/);
  await page.locator('[data-field="report-date"]').fill('2026-01-01');
  await shown(page.getByText('这一天没有日报。'));
});

test('cut off: a red bar at once, and after ten seconds a tone and what to do by foot; comes back untouched', async () => {
  const { page } = screen;
  screen.forgive(AWAY);
  stage.show('lobby', calmLobby());
  await tap(page, '[data-link]');
  await stage.stop();
  await shown(page.locator('.offline-bar[data-loud="false"]'));
  expect(await page.locator('.offline-bar').getAttribute('data-sounding')).toBe('false');
  await stage.outlast(page, TONE_AFTER_MS - OFFLINE_AFTER_MS);
  await shown(page.locator('.offline-bar[data-loud="true"][data-sounding="true"]'));
  await shown(page.getByText('请巡视柜台，注意举手示意'));
  await stage.start();
  await gone(page.locator('.offline-bar'));
});
