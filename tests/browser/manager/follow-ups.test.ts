import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { intentOf } from '../../../server/desk/intent.ts';
import { VirtualClock } from '../../../server/time/clock.ts';
import { Desk } from '../../../server/desk/desk.ts';
import type { Command } from '../../../server/kernel/commands.ts';
import type { Actor } from '../../../server/kernel/words/actor.ts';
import type { ScreenSubject } from '../../../server/net/subjects/subject.ts';
import { memoryLog } from '../../../server/store/memory-log.ts';
import type { EventLog } from '../../../server/store/log.ts';
import type { Person } from '../../../server/store/person.ts';
import { type CardBranch, cardBranch, HAN, HEAD, LOBBY, PERSON, PHONE, rowsOf } from '../../follow-ups/card-branch.ts';
import { CARD_BRANCH } from '../../kernel/follow-up/follow-up-steps.ts';
import { KIOSK, MONDAY_TEN, TAKE, TELLER } from '../../protocol/branch-at-work.ts';
import { builtScreens } from '../built.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { shoot } from '../shoot.ts';
import { gone, shown } from '../awaiting.ts';
import { openScreen } from '../story.ts';

const PHONE_SIZE = { width: 390, height: 844 };
const DESK_SIZE = { width: 1440, height: 900 };
const HOUR_MS = 3_600_000;
const LOCKS_MS = 700;

let at: CardBranch;

/** A branch that handed out one card on Friday, which is overdue on Monday. */
async function agedLog(): Promise<EventLog> {
  const log = memoryLog();
  const friday = new VirtualClock(MONDAY_TEN - 72 * HOUR_MS);
  const parts = {
    log,
    clock: friday,
    newId: randomUUID,
    draw: () => 0,
    configuration: () => CARD_BRANCH,
    tell: () => {},
    purged: () => {},
    faulted: (error: unknown) => {
      throw error;
    },
  };
  const deaths: unknown[] = [];
  const desk = new Desk({ ...parts, die: (error) => deaths.push(error) });
  const ask = (command: Command, actor: Actor, person: Person | null) => desk.submit(intentOf(randomUUID(), command, actor, person));
  await ask({ type: 'open-day' }, { role: 'operator' }, null);
  const about = { counterId: null, ticketId: null, referralId: null, cueId: 'card-shown', managerId: 'han' } as const;
  const salutation = { surname: '欧阳', title: 'ms' } as const;
  const person: Person = { ref: 'friday', keptFor: 'follow-up', salutation, look: null, phone: '13900001234', note: null };
  await ask(
    { type: 'hand-card', ...about, channel: 'wechat', preferred: null, personRef: 'friday' },
    { role: 'lobby', staffId: 'zhao' },
    person,
  );
  await ask({ type: 'close-day' }, { role: 'operator' }, null);
  expect(deaths).toEqual([]);
  return log;
}

/** Once the guard that takes a double tap for one has let go. */
async function tap(page: Page, selector: string): Promise<void> {
  await page.evaluate((durationMs) => window.hurry?.(durationMs), LOCKS_MS);
  await page.locator(selector).click();
}

/** Stopped once the story's pages are closed: they would complain of a server that went away. */
async function openBranch(clock: VirtualClock | null): Promise<void> {
  const changes = { webDir: await builtScreens(), build: 'development', eventLog: await agedLog() };
  const opened = await cardBranch(clock === null ? changes : { ...changes, clock });
  at = opened;
  onTestFinished(async () => {
    await opened.branch.stop();
    expect(opened.branch.deaths).toEqual([]);
  });
}

async function open(subject: ScreenSubject, size: typeof DESK_SIZE): Promise<Screen> {
  const url = `${at.branch.url}/counter/${subject.audience}#t=${at.branch.tokenOf(subject)}`;
  return openScreen(url, { size, locale: 'zh-CN', touch: size === PHONE_SIZE, before: null });
}

async function openList(): Promise<Screen> {
  const screen = await open(HAN, PHONE_SIZE);
  await shown(screen.page.locator('[data-nav="follow-ups"]'));
  await tap(screen.page, '[data-nav="follow-ups"]');
  return screen;
}

async function expectReadable({ page }: Screen, name: string): Promise<void> {
  await shoot(page, `follow-ups-${name}`);
  expect(await axeViolations(page, false), name).toEqual([]);
  const clipped = await clippedText(page, true);
  expect(
    clipped.filter((text) => !text.startsWith('beyond the window')),
    name,
  ).toEqual([]);
}

/** Every tap of a story, counted as it is made. */
function counting(screen: Screen) {
  const count = { taps: 0 };
  const press = async (selector: string): Promise<void> => {
    count.taps += 1;
    await tap(screen.page, selector);
  };
  return { count, press };
}

test('what is overdue stands first; two taps log a contact; a number is shown for one', async () => {
  await openBranch(null);
  const followUpId = await at.handCard({});
  const screen = await openList();
  const { page } = screen;
  await shown(page.locator('[data-follow-up]').nth(1));
  const states = await page.locator('[data-follow-up]').evaluateAll((cards) => cards.map((card) => card.getAttribute('data-overdue')));
  expect(states).toEqual(['true', 'false']);
  await expectReadable(screen, 'list-zh');
  const { count, press } = counting(screen);
  await press(`[data-at="log ${followUpId}"]`);
  await expectReadable(screen, 'log-zh');
  await press('[data-at="result again"]');
  expect(count.taps).toBe(2);
  await expect.poll(() => rowsOf(at.han).find((row) => row.followUpId === followUpId)?.contacts.length).toBe(1);
  await shown(page.locator(`[data-follow-up="${followUpId}"] .follow-up-warned`));
  expect(await page.content()).not.toContain(PHONE);
  await tap(page, `[data-at="reveal ${followUpId}"]`);
  await shown(page.getByText(PHONE));
  await page.locator('.quiet[lang="en"]').click();
  await expectReadable(screen, 'revealed-en');
  await tap(page, `[data-at="correct ${followUpId}"]`);
  await page.locator('.follow-up-correct').scrollIntoViewIfNeeded();
  await expectReadable(screen, 'correct-en');
  await tap(page, '[data-choice="channel wechat"]');
  await tap(page, '.follow-up-correct [data-at="card"]');
  await expect.poll(() => rowsOf(at.han).find((row) => row.followUpId === followUpId)?.channel).toBe('wechat');
  await tap(page, `[data-at="forget ${followUpId}"]`);
  await page.locator('.follow-up-forget').scrollIntoViewIfNeeded();
  await expectReadable(screen, 'forget-en');
  await tap(page, `[data-at="forget-sure ${followUpId}"]`);
  await expect.poll(() => rowsOf(at.han).length).toBe(1);
});

test('a contact that does not get through waits on this device, over a reload, and is logged once', async () => {
  await openBranch(null);
  const followUpId = await at.handCard({});
  const screen = await openList();
  const { page } = screen;
  await page.route('**/api/commands', (route) => route.abort());
  screen.forgive(/api\/commands|ERR_FAILED/);
  await tap(page, `[data-at="log ${followUpId}"]`);
  await page.fill('[data-field="note"]', PERSON.note);
  await tap(page, '[data-at="result booked"]');
  await shown(page.locator('[data-queue="waiting"]'));
  await expectReadable(screen, 'queued-zh');
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).toContain(followUpId);
  expect(stored).not.toContain(PERSON.note);
  await screen.reload();
  await tap(page, '[data-nav="follow-ups"]');
  await shown(page.locator('[data-queue="waiting"]'));
  await page.unroute('**/api/commands');
  await expect.poll(() => rowsOf(at.han).find((row) => row.followUpId === followUpId)?.state).toBe('booked');
  await expect.poll(() => page.locator('[data-queue]').count()).toBe(0);
  expect(rowsOf(at.han).find((row) => row.followUpId === followUpId)?.contacts).toHaveLength(1);
});

test('after nine in the evening nothing is logged but for a reason', async () => {
  await openBranch(new VirtualClock(MONDAY_TEN + 11 * HOUR_MS + 5 * 60_000));
  const screen = await openList();
  const { page } = screen;
  const [row] = rowsOf(at.han);
  await tap(page, `[data-at="log ${row?.followUpId ?? ''}"]`);
  await shown(page.locator('[data-hour="night"]'));
  expect(await page.locator('[data-at="result again"]').getAttribute('aria-disabled')).toBe('true');
  await expectReadable(screen, 'night-zh');
  await tap(page, '[data-at="reason asked"]');
  await tap(page, '[data-at="result again"]');
  await expect.poll(() => rowsOf(at.han)[0]?.contacts.length).toBe(1);
  expect(rowsOf(at.han)[0]?.contacts[0]?.reason?.en).toBe('At the customer’s request');
});

test('nobody to follow up, and the supervisor sees how managers follow up', async () => {
  await openBranch(null);
  await at.handCard({});
  await at.handCard({ managerId: 'han', person: null });
  const head = await open(HEAD, DESK_SIZE);
  await shown(head.page.locator('[data-oversight="3"]'));
  await head.page.locator('.oversight').scrollIntoViewIfNeeded();
  await expectReadable(head, 'oversight-zh');
  expect(await head.page.locator('[data-manager="han"] td').first().innerText()).toBe('3');
  expect(await head.page.content()).not.toContain('13900001234');
  await head.page.locator('.supervisor-top button[lang="en"]').click();
  await head.page.locator('.oversight').scrollIntoViewIfNeeded();
  await expectReadable(head, 'oversight-en');
  for (const { followUpId } of rowsOf(at.han)) await at.han.ask({ type: 'close-follow-up', followUpId, end: 'done' });
  const screen = await openList();
  await shown(screen.page.locator('[data-follow-ups="0"]'));
  await expectReadable(screen, 'empty-zh');
});

test('a teller writes a card down when the customer has left, and adds the number later', async () => {
  await openBranch(null);
  const teller = await at.branch.join(TELLER);
  const kiosk = await at.branch.join(KIOSK);
  await teller.ask({ type: 'open-counter', counterId: 'c1' });
  const taken = await kiosk.ask(TAKE);
  const ticketId = taken.ok && taken.receipt.kind === 'ticket' ? taken.receipt.ticketId : '';
  await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null });
  await teller.ask({ type: 'start-service', counterId: 'c1', ticketId });
  await teller.ask({ type: 'finish-service', counterId: 'c1', ticketId });
  const screen = await open(TELLER, { width: 1280, height: 800 });
  const { page } = screen;
  const { count, press } = counting(screen);
  await shown(page.locator('[data-entry="card new"]'));
  await press('[data-entry="card new"]');
  await press('[data-choice="cue large-cash"]');
  await press('[data-dialog] [data-at="card"]');
  expect(count.taps).toBeLessThanOrEqual(4);
  await expect.poll(() => rowsOf(at.han).length).toBe(2);
  await shown(page.locator('[data-card]'));
  await tap(page, '[data-card] [data-entry]');
  await page.fill('[data-dialog] [data-field="phone"]', '13800138000');
  await tap(page, '[data-dialog] [data-choice="consent"]');
  await expectReadable(screen, 'teller-card-zh');
  await tap(page, '[data-dialog] [data-at="card"]');
  await expect.poll(() => rowsOf(at.han).map(({ phone }) => phone)).toContain('138****8000');
  await gone(page.locator('[data-dialog]'));
  await shoot(page, 'follow-ups-teller-rail-zh');
});

test('the lobby hands a card out in four taps at most, with a number and the customer’s consent', async () => {
  await openBranch(null);
  const ask = { type: 'raise-referral', counterId: null, ticketId: null, cueId: 'card-shown', confidence: 'confirmed' } as const;
  await at.lobby.ask({ ...ask, target: { kind: 'lobby' }, salutation: { surname: '周', title: 'mr' } });
  const screen = await open(LOBBY, { width: 1180, height: 820 });
  const { page } = screen;
  await shown(page.locator('[data-referral]').first());
  await tap(page, '[data-referral] [data-at^="decide"]');
  await tap(page, '[data-choice="way card"]');
  await shown(page.locator('[data-form="card"]'));
  const { count, press } = counting(screen);
  await page.fill('[data-form="card"] [data-field="phone"]', '138O0013800');
  await shown(page.locator('.card-fault'));
  await page.fill('[data-form="card"] [data-field="phone"]', '13800138000');
  await press('[data-choice="consent"]');
  await press('[data-choice="time evening"]');
  await expectReadable(screen, 'card-form-zh');
  await press('[data-form="card"] [data-at="card"]');
  expect(count.taps).toBeLessThanOrEqual(4);
  await expect.poll(() => rowsOf(at.han).length).toBe(2);
  expect(rowsOf(at.han).map(({ salutation, phone }) => [salutation?.surname, phone])).toContainEqual(['周', '138****8000']);
});
