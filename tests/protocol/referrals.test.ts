import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReferralRow } from '../../server/contract/referral.ts';
import type { TellerView } from '../../server/contract/teller.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import type { WireCommand } from '../../server/contract/command/commands.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import {
  type BranchAtWork,
  branchAtWork,
  COUNTER_DISPLAY,
  KIOSK,
  lastView,
  LOBBY,
  request,
  type Screen,
  TAKE,
  TELLER,
  until,
  WALL,
} from './branch-at-work.ts';

const SUN: ScreenSubject = { audience: 'lobby', staffId: 'sun' };
const STAFF = [...TEST_BRANCH.staff, { id: 'sun', name: '孙悦', roles: ['lobby' as const] }];

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({ configuration: { ...TEST_BRANCH, staff: STAFF } });
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

function raise(ticketId: string): WireCommand {
  return {
    type: 'raise-referral',
    counterId: 'c1',
    ticketId,
    cueId: 'large-cash',
    confidence: 'possible',
    target: { kind: 'lobby' },
    salutation: null,
  };
}

function rowOf(screen: Screen): ReferralRow | undefined {
  return (lastView(screen) as unknown as TellerView).referrals[0];
}

/** What the person reads: a whole sentence in each language, with `inside` in both. */
function expectRefused(reply: Reply, refusal: string, inside: string): void {
  if (reply.ok) throw new Error(`accepted: ${JSON.stringify(reply)}`);
  expect(reply.refusal).toBe(refusal);
  expect(reply.text['zh-CN']).toMatch(/[一-鿿].*[。？]$/);
  expect(reply.text.en).toMatch(/[a-z].*[.?]$/i);
  expect(reply.text['zh-CN']).toContain(inside);
  expect(reply.text.en).toContain(inside);
}

function referralOf(reply: Reply): string {
  if (!reply.ok || reply.receipt.kind !== 'referral') throw new Error(JSON.stringify(reply));
  return reply.receipt.referralId;
}

/** A teller at counter 1 who serves a customer, and somebody of the lobby. */
async function serving() {
  const [kiosk, teller, lobby] = await Promise.all([branch.join(KIOSK), branch.join(TELLER), branch.join(LOBBY)]);
  const taken = await kiosk.ask(TAKE);
  if (!taken.ok || taken.receipt.kind !== 'ticket') throw new Error(JSON.stringify(taken));
  const { ticketId, number } = taken.receipt;
  await teller.ask({ type: 'open-counter', counterId: 'c1' });
  await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null });
  await teller.ask({ type: 'start-service', counterId: 'c1', ticketId });
  return { teller, lobby, ticketId, number };
}

describe('the raised hand', () => {
  test('is seen, answered and attended, each on the teller’s own screen; what it is about is on nobody’s wire but the staff’s', async () => {
    const { teller, lobby, ticketId, number } = await serving();
    const hall = await Promise.all([KIOSK, WALL, COUNTER_DISPLAY].map((subject) => branch.join(subject)));
    const referralId = referralOf(await teller.ask(raise(ticketId)));
    await until('the teller to see it sent', () => rowOf(teller)?.state === 'raised');
    expect(rowOf(teller)).toMatchObject({ number, confidence: 'possible', holder: null });
    for (const [type, state] of [
      ['see-referral', 'seen'],
      ['acknowledge-referral', 'acknowledged'],
      ['attend-referral', 'attended'],
    ] as const) {
      expect(await lobby.ask({ type, referralId })).toMatchObject({ ok: true });
      await until(`the teller to see ${state}`, () => rowOf(teller)?.state === state);
    }
    expect(rowOf(teller)).toMatchObject({ holder: { staffName: '赵敏' } });
    await teller.ask({ type: 'name-guest', referralId, salutation: { surname: '欧阳', title: 'ms' } });
    await until('the name to follow', () => rowOf(teller)?.salutation?.surname === '欧阳');
    const leaked = new RegExp(`referral|${referralId}|large-cash|欧阳`);
    for (const { views } of hall) expect(JSON.stringify(views)).not.toMatch(leaked);
    expect(JSON.stringify(teller.views)).toMatch(leaked);
  });

  test('holds up no call: the next customer is called while it is unanswered', async () => {
    const { teller, ticketId } = await serving();
    await teller.ask(raise(ticketId));
    expect(await teller.ask({ type: 'call-next', counterId: 'c1', finishing: ticketId })).toMatchObject({ ok: true });
    await until('the customer to be finished', () => (lastView(teller) as unknown as TellerView).counter?.state === 'idle');
    expect(rowOf(teller)).toMatchObject({ state: 'raised', servedAtLabel: null });
  });
});

describe('what cannot be, in words', () => {
  test('raised for a counter that is closed, for somebody else’s, by a teller who has signed out, and too late', async () => {
    const { teller, ticketId, number } = await serving();
    expectRefused(await teller.ask({ ...raise(ticketId), counterId: 'c2' } as WireCommand), 'counter-not-open', '');
    const li = await branch.join({ audience: 'teller', staffId: 'li' });
    expectRefused(await li.ask(raise(ticketId)), 'not-your-counter', '');
    await teller.ask({ type: 'finish-service', counterId: 'c1', ticketId });
    branch.clock.advanceTo(branch.clock.now() + 121_000);
    expectRefused(await teller.ask(raise(ticketId)), 'referral-too-late', number);
    await teller.ask({ type: 'close-counter', counterId: 'c1' });
    expectRefused(await teller.ask(raise(ticketId)), 'counter-not-open', '');
  });

  test('twice in a second: one hand is up, and the second key is told; the same key sent again gets the first answer', async () => {
    const { teller, ticketId, number } = await serving();
    const commandId = randomUUID();
    const [first, again] = await Promise.all([
      request(teller.socket, commandId, raise(ticketId)),
      request(teller.socket, commandId, raise(ticketId)),
    ]);
    expect(again).toEqual(first);
    expectRefused(await teller.ask(raise(ticketId)), 'already-referred', number);
    await until('one to be seen', () => rowOf(teller) !== undefined);
    expect((lastView(teller) as unknown as TellerView).referrals).toHaveLength(1);
  });

  test('two who go at once: one does, the other reads who', async () => {
    const { teller, lobby, ticketId } = await serving();
    const sun = await branch.join(SUN);
    const referralId = referralOf(await teller.ask(raise(ticketId)));
    const answers = await Promise.all([lobby, sun].map((one) => one.ask({ type: 'acknowledge-referral', referralId })));
    const refused = answers.filter(({ ok }) => !ok);
    expect(refused).toHaveLength(1);
    const winner = answers[0]?.ok === true ? '赵敏' : '孙悦';
    expectRefused(refused[0] as Reply, 'referral-taken', winner);
    await until('the teller to read who', () => rowOf(teller)?.holder?.staffName === winner);
  });

  test('cancelled: whoever was on the way, or has an outcome, reads that it was; and it is cancelled once', async () => {
    const { teller, lobby, ticketId } = await serving();
    const referralId = referralOf(await teller.ask(raise(ticketId)));
    await lobby.ask({ type: 'acknowledge-referral', referralId });
    expectRefused(await lobby.ask({ type: 'cancel-referral', referralId }), 'not-allowed', '');
    expect(await teller.ask({ type: 'cancel-referral', referralId })).toMatchObject({ ok: true });
    await until('it to be over', () => rowOf(teller)?.outcome === 'cancelled');
    for (const command of [
      { type: 'acknowledge-referral', referralId },
      { type: 'attend-referral', referralId },
      { type: 'conclude-referral', referralId, outcome: 'declined' },
      { type: 'seat-guest', referralId, managerId: null, look: null },
    ] as const) {
      expectRefused(await lobby.ask(command), 'referral-cancelled', '');
    }
    expectRefused(await teller.ask({ type: 'cancel-referral', referralId }), 'referral-cancelled', '');
    expect(referralOf(await teller.ask(raise(ticketId)))).not.toBe(referralId);
  });
});
