import { beforeEach, expect, test } from 'vitest';
import type { LobbyView } from '../../../server/contract/lobby.ts';
import type { ReferralRow } from '../../../server/contract/referral.ts';
import type { Screen } from '../chromium.ts';
import { openLobby, tap, tapInert } from './stage.ts';
import { FULL_METER } from '../staff/priority-views.ts';
import { acknowledged, attended, referral, referralLobby, waiting } from '../staff/referral-views.ts';
import { gone, shown } from '../awaiting.ts';
import { stage } from '../staged.ts';

let screen: Screen;

beforeEach(async () => {
  screen = await openLobby(referralLobby([]), null);
});

const show = (...rows: ReferralRow[]): void => stage.show('lobby', referralLobby(rows));
const commands = (): readonly object[] => stage.requests.map((request) => request.command);
const sent = (command: object) => expect.poll(commands).toEqual([command]);

interface TapStory {
  readonly name: string;
  readonly view: LobbyView;
  readonly taps: readonly string[];
  readonly command: object;
}

const DECIDE = '[data-at="decide r-1"]';
const way = (name: string): string => `[data-choice="way ${name}"]`;
const one = (row: ReferralRow): LobbyView => referralLobby([row]);
const noManager = (row: ReferralRow): LobbyView => ({ ...one(row), managers: one(row).managers.filter(({ state }) => state !== 'free') });
const guest = { referralId: 'r-1' } as const;

const stories: readonly TapStory[] = [
  {
    name: 'I go: one',
    view: one(referral('r-1', 6_000, {})),
    taps: ['[data-at="acknowledge r-1"]'],
    command: { type: 'acknowledge-referral', ...guest },
  },
  {
    name: 'later: one',
    view: one(referral('r-1', 6_000, {})),
    taps: ['[data-at="snooze r-1"]'],
    command: { type: 'snooze-referral', ...guest },
  },
  {
    name: 'to a colleague: two',
    view: one(referral('r-1', 6_000, {})),
    taps: ['[data-at="ask pass r-1"]', '[data-at="pass r-1 s-liqiang"]'],
    command: { type: 'pass-referral', ...guest, toStaffId: 's-liqiang' },
  },
  {
    name: 'a manager is free, introduced: two',
    view: one(attended('r-1', {})),
    taps: [DECIDE, '[data-at="introduce m2"]'],
    command: { type: 'introduce-guest', ...guest, managerId: 'm2' },
  },
  {
    name: 'none is free, a counter serves first: two',
    view: noManager(attended('r-1', {})),
    taps: [DECIDE, '[data-at="first c4"]'],
    command: { type: 'serve-guest-first', ...guest, counterId: 'c4', serviceId: 'transfer' },
  },
  {
    name: 'served already, stays there and the lobby is told: two',
    view: one(attended('r-1', { servedAtLabel: '5' })),
    taps: [DECIDE, '[data-at="first here"]'],
    command: { type: 'serve-guest-first', ...guest, counterId: null, serviceId: null },
  },
  {
    name: 'waits for a manager, seat and looks said: two and the chips',
    view: one(attended('r-1', {})),
    taps: [DECIDE, way('wait'), '[data-choice="seat sofa"]', '[data-choice="look glasses"]', '[data-at="seat m1"]'],
    command: { type: 'seat-guest', ...guest, managerId: 'm1', look: { seatId: 'sofa', lookIds: ['glasses'] } },
  },
  {
    name: 'no time today, a card handed out: three from the card, as the form stands',
    view: one(attended('r-1', {})),
    taps: [DECIDE, way('card'), '[data-at="card"]'],
    command: {
      type: 'hand-card',
      counterId: null,
      ticketId: 't-B016',
      ...guest,
      cueId: null,
      managerId: 'm1',
      channel: 'phone',
      preferred: null,
      person: { salutation: { surname: '陈', title: 'ms' }, phone: null, consent: false, note: null },
    },
  },
  {
    name: 'declined: three from the card, for it cannot be taken back',
    view: one(attended('r-1', {})),
    taps: [DECIDE, way('declined'), '[data-at="conclude declined"]'],
    command: { type: 'conclude-referral', ...guest, outcome: 'declined' },
  },
  {
    name: 'the counter is done and a manager free: one',
    view: one(attended('r-1', { state: 'recheck', forMe: true })),
    taps: ['[data-at="recheck r-1 m2"]'],
    command: { type: 'introduce-guest', ...guest, managerId: 'm2' },
  },
  {
    name: 'waited too long, to whoever is free first: three',
    view: noManager(waiting('r-1', 12, { isOverdue: true })),
    taps: ['[data-at="decide overdue r-1"]', '[data-at="seat any"]'],
    command: { type: 'seat-guest', ...guest, managerId: null, look: null },
  },
  {
    name: 'a colleague’s guest, recorded for him',
    view: one(acknowledged('r-1', 'colleague', {})),
    taps: [DECIDE, way('customer-left'), '[data-at="conclude customer-left"]'],
    command: { type: 'conclude-referral', ...guest, outcome: 'customer-left' },
  },
];

test.each(stories)('taps: $name', async ({ view, taps, command }) => {
  stage.show('lobby', view);
  for (const target of taps) await tap(screen.page, target);
  await sent(command);
  await gone(screen.page.locator('[data-sheet]'));
});

test('having arrived, the sheet is open, and the outcome is one tap more', async () => {
  const { page } = screen;
  show(acknowledged('r-1', 'me', {}));
  await tap(page, '[data-at="attend r-1"]');
  await shown(page.locator('[data-sheet="outcome"]'));
  show(attended('r-1', {}));
  await tap(page, '[data-at="introduce m2"]');
  await expect.poll(commands).toEqual([
    { type: 'attend-referral', referralId: 'r-1' },
    { type: 'introduce-guest', referralId: 'r-1', managerId: 'm2' },
  ]);
});

test('what the server would refuse is not offered: past the cap, while being served, a manager who is not free', async () => {
  const { page } = screen;
  const full = noManager(attended('r-1', { ticketId: null, number: null }));
  stage.show('lobby', { ...full, counters: full.counters.map((counter) => ({ ...counter, meter: FULL_METER })) });
  await tap(page, DECIDE);
  await tapInert(page, '[data-at="first c4"]');
  await shown(page.locator('[data-arrange="c4"]').getByText('不能再增加'));
  await tap(page, way('introduce'));
  await tapInert(page, '[data-at="introduce m1"]');
  show(attended('r-1', { servedAtLabel: '5' }));
  await tapInert(page, '[data-at="introduce m2"]');
  await tap(page, way('wait'));
  await tapInert(page, '[data-at="seat any"]');
  expect(commands()).toEqual([]);
});

test('at most four chips to know a guest by', async () => {
  const { page } = screen;
  show(attended('r-1', {}));
  await tap(page, DECIDE);
  await tap(page, way('wait'));
  for (const look of ['coat-dark', 'glasses', 'hat', 'bag']) await tap(page, `[data-choice="look ${look}"]`);
  await tapInert(page, '[data-choice="look umbrella"]');
  await tap(page, '[data-choice="look hat"]');
  await tap(page, '[data-choice="look umbrella"]');
  await tap(page, '[data-at="seat any"]');
  await sent({
    type: 'seat-guest',
    ...guest,
    managerId: null,
    look: { seatId: null, lookIds: ['coat-dark', 'glasses', 'bag', 'umbrella'] },
  });
});

test('a sheet whose referral is over says so, and sends nothing', async () => {
  const { page } = screen;
  show(attended('r-1', {}));
  await tap(page, DECIDE);
  show();
  await shown(page.locator('[data-sheet="outcome"]').getByText('已经结束'));
  await tap(page, '[data-at="sheet back"]');
  expect(commands()).toEqual([]);
});

test('own find: three taps from anywhere, and what to do next is open; taken back while nothing came of it', async () => {
  const { page } = screen;
  const mine = attended('r-9', {
    source: { role: 'lobby', staffId: 's-zhao', staffName: '赵敏', counterLabel: null },
    ticketId: null,
    number: null,
    salutation: null,
  });
  stage.answerer = () => ({ ok: true, receipt: { kind: 'referral', referralId: 'r-9' } });
  await tap(page, '[data-nav="register"]');
  await tap(page, '[data-choice="mode find"]');
  await tap(page, '[data-at="find advice"]');
  const find = {
    type: 'raise-referral',
    counterId: null,
    ticketId: null,
    cueId: 'advice',
    confidence: 'possible',
    target: { kind: 'lobby' },
  };
  await sent({ ...find, salutation: null });
  await shown(page.locator('[data-sheet="outcome"]'));
  show(mine);
  stage.answerer = () => ({ ok: true, receipt: { kind: 'done' } });
  await tap(page, '[data-at="outcome cancel"]');
  await expect.poll(() => commands()[1]).toEqual({ type: 'cancel-referral', referralId: 'r-9' });
});

test('a guest found among those in line goes with his number, a name with him', async () => {
  const { page } = screen;
  stage.answerer = () => ({ ok: true, receipt: { kind: 'referral', referralId: 'r-9' } });
  await tap(page, '[data-nav="queues"]');
  await tap(page, '[data-ticket="t-A043"]');
  await tap(page, '[data-at="find t-A043"]');
  await page.locator('[data-sheet="find"] [data-field="surname"]').fill('欧阳');
  await tap(page, '[data-sheet="find"] [data-choice="confirmed"]');
  await tap(page, '[data-at="find large-cash"]');
  await sent({
    type: 'raise-referral',
    counterId: null,
    ticketId: 't-A043',
    cueId: 'large-cash',
    confidence: 'confirmed',
    target: { kind: 'lobby' },
    salutation: { surname: '欧阳', title: 'ms' },
  });
});
