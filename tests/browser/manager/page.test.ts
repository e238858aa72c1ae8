import { beforeEach, expect, test } from 'vitest';
import type { ManagerView } from '../../../server/contract/manager.ts';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { AWAY, axeViolations, type Page, type Screen, type Size } from '../chromium.ts';
import { appointment, colleague, desk, guest, managerView, MEETING } from './views.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const PHONE: Size = { width: 390, height: 844 };
const DESKTOP: Size = { width: 1280, height: 800 };
const MINUTE_MS = 60_000;

let screen: Screen;
beforeEach(async () => {
  stage.show('manager', managerView({}));
  /* Counts how often the page shook, sounded or opened anything over itself. */
  const before = async (page: Page): Promise<void> => {
    await page.addInitScript(() => {
      const seen = { buzzes: 0, tones: 0 };
      Object.assign(window, { seen });
      Object.defineProperty(navigator, 'vibrate', { value: () => (seen.buzzes += 1) });
      Object.defineProperty(window, 'AudioContext', {
        value: class {
          constructor() {
            seen.tones += 1;
          }
        },
      });
    });
  };
  screen = await openOnStage('/counter/manager', { size: PHONE, locale: 'zh-CN', touch: true, before });
  await shown(screen.page.locator('.manager'));
});

async function tap(selector: string): Promise<void> {
  await stage.outlast(screen.page, Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50);
  const target = screen.page.locator(selector);
  await target.scrollIntoViewIfNeeded();
  await target.tap();
}

async function show(part: Partial<ManagerView>): Promise<void> {
  stage.show('manager', managerView(part));
  await stage.outlast(screen.page, 50);
}

/** What was asked, without what the page says by itself of having been read. */
const asked = () => stage.requests.map(({ command }) => command).filter(({ type }) => type !== 'read-guest');

async function taps(...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) await tap(selector);
  await expect.poll(() => asked().length).toBe(1);
}

const WAITING = desk({ state: 'with-customer', since: STAGE_TIME - 22 * MINUTE_MS, meeting: MEETING, guests: [guest('r-1', '吴', {})] });

test('a state is flipped in one tap', async () => {
  await show({});
  await taps('[data-at="state liu with-customer"]');
  expect(asked()).toEqual([{ type: 'set-manager-state', managerId: 'liu', state: 'with-customer', backAt: null }]);
});

test('away until a time takes two', async () => {
  await show({ desks: [desk({ state: 'away', backAt: null })] });
  await taps('[data-at="back liu 30"]');
  expect(asked()).toEqual([{ type: 'set-manager-state', managerId: 'liu', state: 'away', backAt: STAGE_TIME + 30 * MINUTE_MS }]);
});

test('one tap ends the meeting in hand and greets who waits, naming both as the screen showed them', async () => {
  await show({ desks: [WAITING] });
  await taps('[data-at="greet r-1"]');
  expect(asked()).toEqual([
    {
      type: 'greet-guest',
      managerId: 'liu',
      guest: { kind: 'referral', referralId: 'r-1' },
      ending: { kind: 'referral', referralId: 'r-now' },
    },
  ]);
});

test('an ordinary customer is sent back in two taps, and the page says what happens to the number', async () => {
  await show({ desks: [desk({ state: 'with-customer', meeting: MEETING })] });
  await tap('[data-at="judge r-now ordinary"]');
  expect(asked()).toEqual([]);
  expect(await screen.page.locator('.send-back').innerText()).toContain('A031');
  await taps('.send-back [data-at="judge r-now"]');
  expect(asked()).toEqual([{ type: 'triage-guest', managerId: 'liu', referralId: 'r-now', segment: 'ordinary', touchstone: null }]);
});

test('any other judgement is one tap, with the touchstone if one was said', async () => {
  await show({ desks: [desk({ state: 'with-customer', meeting: MEETING })] });
  await tap('[data-at="touch r-now interested"]');
  await taps('[data-at="judge r-now potential"]');
  expect(asked()).toEqual([
    { type: 'triage-guest', managerId: 'liu', referralId: 'r-now', segment: 'potential', touchstone: 'interested' },
  ]);
});

test('while a customer is there nothing shakes, sounds or pops up; when free, once and softly, with who, where, why, since when and from whom', async () => {
  await tap('[data-nav="waiting"]');
  const seen = () => screen.page.evaluate(() => (window as unknown as { seen: { buzzes: number; tones: number } }).seen);
  await show({ desks: [desk({ state: 'with-customer', meeting: MEETING })] });
  const before = await seen();
  const quiet = guest('r-quiet', '秦', { isRead: false });
  await show({ desks: [desk({ state: 'with-customer', meeting: MEETING, guests: [quiet] })] });
  await shown(screen.page.locator('[data-guest="r-quiet"]'));
  expect(await screen.page.locator('nav .chip-badge').innerText()).toBe('1');
  expect(await seen()).toEqual(before);
  expect(await screen.page.locator('.notice, dialog[open]').count()).toBe(0);
  await shoot(screen.page, 'manager-quiet-zh');
  await show({ desks: [desk({ state: 'free', guests: [quiet] })] });
  const notice = screen.page.locator('.notice');
  await shown(notice);
  const words = await notice.innerText();
  for (const part of ['秦女士', '等候区 B', '大额存款到期', '已等 6 分', '林静（5 号窗口）']) expect(words).toContain(part);
  expect(await seen()).toEqual({ ...before, buzzes: before.buzzes + 1 });
  await shoot(screen.page, 'manager-notice-zh');
  await show({ desks: [desk({ state: 'free', guests: [quiet] })], waiting: 15 });
  expect(await seen()).toEqual({ ...before, buzzes: before.buzzes + 1 });
});

test('a manager who goes home while a guest waits reads why not, and passes the guest on from the card', async () => {
  await show({ desks: [desk({ guests: [guest('r-1', '吴', {})] })] });
  stage.answerer = () => ({
    ok: false,
    refusal: 'guests-waiting',
    params: { count: 1 },
    text: { 'zh-CN': '还有 1 位客户在等您，请先接待或改派。', en: '1 guest waits' },
  });
  await taps('[data-at="state liu off"]');
  await shown(screen.page.getByText('还有 1 位客户在等您'));
  stage.requests.length = 0;
  stage.answerer = () => ({ ok: true, receipt: { kind: 'done' } });
  await tap('[data-at="pass r-1"]');
  await shoot(screen.page, 'manager-pass-zh');
  await taps('[data-at="pass-to r-1 chen"]');
  expect(asked()).toEqual([{ type: 'seat-guest', referralId: 'r-1', managerId: 'chen', look: null }]);
});

test('goes along to a counter; past the cap the refusal is read beside it', async () => {
  await show({ desks: [desk({ state: 'with-customer', meeting: MEETING })] });
  await tap('[data-at="accompany liu"]');
  stage.answerer = () => ({
    ok: false,
    refusal: 'overtake-cap',
    params: {},
    text: { 'zh-CN': '已达上限，暂不能再提前。', en: 'The cap is reached.' },
  });
  await taps('[data-at="accompany-to liu c1"]');
  expect(asked()).toEqual([{ type: 'accompany-guest', managerId: 'liu', counterId: 'c1', serviceId: 'cash', cueId: 'deposit' }]);
  await shown(screen.page.getByText('已达上限'));
  await shoot(screen.page, 'manager-accompany-refused-zh');
});

test('books a customer, and shows the code to tell', async () => {
  await show({ desks: [desk({ appointments: [appointment('a1', '周', {})] })] });
  await tap('[data-nav="appointments"]');
  await tap('[data-at="book liu"]');
  await expect.poll(() => screen.page.locator('[data-at="slot 11:00"]').getAttribute('aria-disabled')).toBe('true');
  await tap('[data-at="slot 14:30"]');
  await screen.page.locator('[data-field="surname"]').fill('欧阳');
  await shoot(screen.page, 'manager-book-zh');
  stage.answerer = () => ({ ok: true, receipt: { kind: 'appointment', appointmentId: 'a2', code: '0936' } });
  await taps('[data-at="book-it liu"]');
  expect(asked()).toEqual([
    {
      type: 'book-appointment',
      managerId: 'liu',
      startsAt: Date.UTC(2026, 10, 23, 6, 30),
      followUpId: null,
      salutation: { surname: '欧阳', title: 'mr' },
    },
  ]);
  await expect.poll(() => screen.page.locator('.code').innerText()).toBe('0936');
  await shoot(screen.page, 'manager-code-zh');
});

test('an assistant sees every manager acted for, and greets for each', async () => {
  const other = desk({ ...colleague({}), isMe: false, guests: [guest('r-2', '蒋', { manager: null })] });
  await show({ staffId: 'xu', staffName: '许念', desks: [{ ...WAITING, isMe: false }, other], colleagues: [] });
  await taps('[data-at="greet r-2"]');
  expect(asked()).toEqual([{ type: 'greet-guest', managerId: 'chen', guest: { kind: 'referral', referralId: 'r-2' }, ending: null }]);
  await shoot(screen.page, 'manager-assistant-zh');
});

test('looks right empty, busy, offline, in English and on a desktop, without a fault of accessibility', async () => {
  const busy = desk({
    state: 'with-customer',
    since: STAGE_TIME - 22 * MINUTE_MS,
    meeting: MEETING,
    guests: [guest('r-1', '吴', { isOverdue: true }), guest('r-3', '慕容', { manager: null, look: null, salutation: null, number: null })],
    visitors: [appointment('a3', '周', { state: 'arrived', ticketId: 't9', number: 'R003', arrivedAt: STAGE_TIME - 4 * MINUTE_MS })],
    asked: [guest('r-4', '谭', { state: 'seen', holder: null, servedAtLabel: '3', target: { kind: 'manager', staffName: '刘洋' } })],
    appointments: [
      appointment('a3', '周', { state: 'arrived', startsAt: STAGE_TIME - 24 * MINUTE_MS }),
      appointment('a5', '余', { startsAt: STAGE_TIME - 5 * MINUTE_MS }),
      appointment('a6', '江', { startsAt: STAGE_TIME + 96 * MINUTE_MS }),
      appointment('a7', '白', { startsAt: STAGE_TIME + 1_440 * MINUTE_MS, salutation: null }),
    ],
    received: [
      guest('r-9', '郑', { state: 'closed', outcome: 'introduced', triage: 'target', closedAt: STAGE_TIME - 50 * MINUTE_MS }),
      guest('r-8', '雷', { state: 'closed', outcome: 'introduced', closedAt: STAGE_TIME - 80 * MINUTE_MS }),
    ],
  });
  await show({});
  expect(await screen.page.locator('.nothing').innerText()).toContain('没有等候的客户');
  await look('empty-zh');
  await show({ desks: [busy] });
  await look('busy-zh');
  for (const tab of ['appointments', 'today']) {
    await tap(`[data-nav="${tab}"]`);
    await look(`${tab}-zh`);
  }
  await screen.page.locator('header .quiet').click();
  await look('today-en');
  await tap('[data-nav="waiting"]');
  await look('busy-en');
  await screen.page.setViewportSize(DESKTOP);
  await look('busy-en-desktop');
  await show({ desks: [{ ...busy, isMe: false }, desk({ ...colleague({}), isMe: false })], staffName: '许念', colleagues: [] });
  await screen.page.locator('header .quiet').click();
  await look('assistant-zh-desktop');
});

async function look(name: string): Promise<void> {
  await stage.outlast(screen.page, 50);
  await shoot(screen.page, `manager-${name}`);
  expect(await axeViolations(screen.page, false), name).toEqual([]);
}

test('offline, the list stays readable and nothing can be pressed', async () => {
  screen.forgive(AWAY);
  await show({ desks: [WAITING] });
  await stage.stop();
  await shown(screen.page.locator('.offline-bar'));
  expect(await screen.page.locator('[data-guest="r-1"]').innerText()).toContain('等候区 B');
  expect(await screen.page.locator('[data-at="greet r-1"]').getAttribute('aria-disabled')).toBe('true');
  await shoot(screen.page, 'manager-offline-zh');
});
