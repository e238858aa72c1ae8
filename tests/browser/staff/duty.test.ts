import { beforeEach, describe, expect, test } from 'vitest';
import type { DutyBoard } from '../../../server/contract/duty.ts';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { SupervisorView } from '../../../server/contract/supervisor.ts';
import type { SupportBoard } from '../../../server/contract/support.ts';
import { axeViolations, clippedText, type Page, type Screen } from '../chromium.ts';
import { CALM_DUTY, CALM_SUPPORT, NO_CARE, offDuty, onDuty, supportFrom } from './duty-views.ts';
import { openLobby, PHONE, resize, tap } from '../lobby/stage.ts';
import { busyLobby, calmLobby } from '../lobby/views.ts';
import { SAME_ACTION_LOCK_MS } from '../../../counter-client/parts/sender.ts';
import { TAP_LOCK_MS } from '../../../server/web/touch.ts';
import { shoot } from '../shoot.ts';
import { STAGE_TIME } from '../stage.ts';
import { supervisorWith } from '../supervisor/views.ts';
import { shown } from '../awaiting.ts';
import { openOnStage, stage } from '../staged.ts';

const MINUTE_MS = 60_000;
const DESK = { width: 1440, height: 900 };

let lobby: Screen;
let supervisor: Screen;
/** Its lobby's tablet. */
async function openTablet(): Promise<void> {
  lobby = await openLobby(calmLobby(), null);
}

const commands = () => stage.requests.map(({ command }) => command);
const sent = (...wanted: readonly object[]): Promise<void> => expect.poll(commands).toEqual(wanted);

const ME = calmLobby().staffId;
const me = onDuty(ME, '沈若云');
const board = (fields: Partial<DutyBoard>): DutyBoard => ({ ...CALM_DUTY, people: [me, offDuty('zhou', '周岚')], ...fields });
const colleagues = [{ staffId: 'zhou', staffName: '周岚' }];

async function inLobby(page: string, fields: Partial<LobbyView>): Promise<void> {
  stage.show('lobby', { ...calmLobby(), colleagues, duty: board({}), ...fields });
  await tap(lobby.page, `[data-nav="${page}"]`);
}

async function readable(page: Page, name: string): Promise<void> {
  await shoot(page, `staff-duty-${name}`);
  // Settled: a window that has just changed its size is laid out a moment later on a busy machine.
  await expect.poll(() => clippedText(page, true)).toEqual([]);
  expect(await axeViolations(page, false), name).toEqual([]);
}

describe('the lobby’s post', () => {
  beforeEach(openTablet);

  test('is taken in one tap, and its gap is said', async () => {
    await inLobby('todo', {
      duty: board({ people: [offDuty(ME, '沈若云')], gap: { since: STAGE_TIME, staffName: null, reason: null, answer: null } }),
    });
    await expect.poll(() => lobby.page.locator('.duty-gap').textContent()).toContain('无人在岗');
    await readable(lobby.page, 'gap');
    await tap(lobby.page, '[data-at="duty"]');
    await sent({ type: 'start-duty' });
  });

  test('is left to a named stand-in, or with a reason', async () => {
    await inLobby('todo', {});
    await tap(lobby.page, '[data-at="leave"]');
    await readable(lobby.page, 'leave');
    await tap(lobby.page, '[data-choice="span off"]');
    await tap(lobby.page, '[data-at="ask zhou"]');
    await sent({ type: 'ask-stand-in', standInId: 'zhou', state: 'off', backAt: null });
    await tap(lobby.page, '[data-at="leave"]');
    await tap(lobby.page, '[data-choice="span open"]');
    await tap(lobby.page, '[data-at="without urgent"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'leave-duty', state: 'away', backAt: null, reasonId: 'urgent' });
  });

  test('is taken over in one tap by who is asked', async () => {
    const asked = { staffId: ME, staffName: '沈若云', state: 'away' as const, backAt: STAGE_TIME + 30 * MINUTE_MS };
    await inLobby('todo', { duty: board({ people: [offDuty(ME, '沈若云'), { ...onDuty('zhou', '周岚'), asked, tablet: 'silent' }] }) });
    await expect.poll(() => lobby.page.locator('[data-stand-in="zhou"]').textContent()).toContain('周岚 请您替班');
    expect(await lobby.page.locator('.todo .section-title', { hasText: '待处理' }).locator('.chip-bad').textContent()).toBe('1');
    await readable(lobby.page, 'asked');
    await tap(lobby.page, '[data-at="stand-in zhou"]');
    await sent({ type: 'answer-stand-in', staffId: 'zhou', accepts: true });
  });
});

const ASKED: SupportBoard = {
  ...CALM_SUPPORT,
  crowdedSince: STAGE_TIME - 8 * MINUTE_MS,
  requests: [
    supportFrom('s1', { staffName: null, state: 'acknowledged', acknowledgedBy: '高文清' }),
    supportFrom('s2', { kind: 'security', state: 'raised' }),
    supportFrom('s3', { kind: 'device', state: 'resolved', end: 'came', resolvedAt: STAGE_TIME }),
  ],
};

describe('support', () => {
  beforeEach(openTablet);

  test('is asked for in one tap from its page, and each step is seen; on a phone, and in English, too', async () => {
    await inLobby('support', { support: ASKED });
    const page = lobby.page.locator('main');
    await expect.poll(() => page.textContent()).toMatch(/高文清 正在处理[\s\S]*已送达[\s\S]*主管已到场/);
    await readable(lobby.page, 'support');
    await tap(lobby.page, '[data-at="support complaint"]');
    await sent({ type: 'raise-support', kind: 'complaint' });
    expect(await lobby.page.locator('[data-at="support security"]').getAttribute('aria-disabled')).toBe('true');
    await tap(lobby.page, '[data-at="guard security"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'request-help', counterId: null, kind: 'security' });
    await tap(lobby.page, '.lobby-top button[lang="en"]');
    await resize(lobby.page, PHONE);
    await readable(lobby.page, 'support-phone-en');
  });

  test('waits are softened: asked, and shown a machine that the old are never shown', async () => {
    const { queues } = busyLobby();
    const first = queues[0];
    const care = { ...NO_CARE, shouldAsk: true, mayDivert: true };
    const waiting = (first?.waiting ?? []).map((row, index) => ({ ...row, care: index === 0 ? care : NO_CARE }));
    const queuesWith = (change: object) =>
      [
        { ...first, waiting: waiting.map((row, index) => (index === 0 ? { ...row, care: { ...care, ...change } } : row)) },
        ...queues.slice(1),
      ] as LobbyView['queues'];
    const ticketId = waiting[0]?.ticketId ?? '';
    await inLobby('queues', { queues: queuesWith({}) });
    await expect.poll(() => lobby.page.locator(`[data-ticket="${ticketId}"]`).textContent()).toContain('请主动询问');
    await tap(lobby.page, `[data-ticket="${ticketId}"]`);
    await tap(lobby.page, `[data-at="asked ${ticketId}"]`);
    await tap(lobby.page, `[data-at="suggest ${ticketId}"]`);
    await sent({ type: 'note-asked', ticketId }, { type: 'suggest-diversion', ticketId });
    stage.change('lobby', { queues: queuesWith({ isAsked: true, shouldAsk: false, diversion: 'suggested' }) });
    await shown(lobby.page.locator(`[data-at="coached ${ticketId}"]`));
    await readable(lobby.page, 'ticket');
    await tap(lobby.page, `[data-at="coached ${ticketId}"]`);
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'answer-diversion', ticketId, accepted: true, isCoached: true });
    await tap(lobby.page, `[data-ticket="${waiting[1]?.ticketId ?? ''}"]`);
    expect(await lobby.page.locator(`[data-at="suggest ${waiting[1]?.ticketId ?? ''}"]`).count()).toBe(0);
  });
});

async function above(fields: Partial<SupervisorView>): Promise<void> {
  stage.show('supervisor', { ...supervisorWith(true), ...fields });
  await shown(supervisor.page.locator('.supervisor-run'));
}

async function press(...selectors: readonly string[]): Promise<void> {
  for (const selector of selectors) {
    await stage.outlast(supervisor.page, Math.max(TAP_LOCK_MS, SAME_ACTION_LOCK_MS) + 50);
    await supervisor.page.locator(selector).click();
  }
}

describe('the supervisor', () => {
  beforeEach(async () => {
    stage.show('supervisor', supervisorWith(true));
    supervisor = await openOnStage('/counter/supervisor', { size: DESK, locale: 'zh-CN', touch: false, before: null });
    await shown(supervisor.page.locator('.tiles'));
  });

  test('takes support up in one press, is seen to have seen it, and says what was done', async () => {
    await above({ support: ASKED });
    await expect.poll(commands).toContainEqual({ type: 'see-support', supportId: 's2' });
    await press('[data-at="accept s2"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'acknowledge-support', supportId: 's2' });
    await press('[data-at="opened-counter s1"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'resolve-support', supportId: 's1', done: 'opened-counter' });
  });

  test('opens and closes a counter in two presses, names who is in its hand, and changes services in three', async () => {
    await above({});
    await press('[data-at="open c3"]', '[data-at="seat t05"]');
    await sent({ type: 'assign-counter', counterId: 'c3', staffId: 't05' });
    await press('[data-at="close c1"]');
    await expect.poll(() => supervisor.page.locator('[data-at="confirm c1"]').textContent()).toContain('A031');
    await press('[data-at="confirm c1"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'sign-out-counter', counterId: 'c1', ticketId: 't-A031' });
    await press('[data-at="services c2"]', '[data-service="s2"]');
    await shoot(supervisor.page, 'staff-duty-counters');
    await press('[data-at="save c2"]');
    const serviceIds = ['s0', 's1', 's2'];
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'set-counter-services', counterId: 'c2', serviceIds });
    expect(await supervisor.page.locator('[data-at="services c4"]').getAttribute('aria-disabled')).toBe('true');
  });

  test('is alarmed by an empty post and a silent tablet, and sends a stand-in; in both languages', async () => {
    const reason = { 'zh-CN': '紧急事务', en: 'Urgent matter' };
    const gap = { since: STAGE_TIME - 4 * MINUTE_MS, staffName: '赵敏', reason, answer: null };
    const silent = { ...onDuty('zhao', '赵敏'), tablet: 'silent' as const, tabletSince: STAGE_TIME - 3 * MINUTE_MS };
    await above({ support: ASKED, duty: { ...CALM_DUTY, people: [silent, offDuty('zhou', '周岚')], gap } });
    await expect.poll(() => supervisor.page.locator('[data-urgent="post"]').textContent()).toContain('赵敏 离岗（紧急事务）');
    await expect.poll(() => supervisor.page.title()).toBe('(3) 业务主管');
    await readable(supervisor.page, 'supervisor');
    await press('[data-at="replace zhao"]', '[data-at="send zhou"]');
    await expect.poll(() => commands().at(-1)).toEqual({ type: 'take-over-duty', staffId: 'zhao', standInId: 'zhou' });
    await press('.supervisor-top button[lang="en"]');
    await readable(supervisor.page, 'supervisor-en');
  });
});
