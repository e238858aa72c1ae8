import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ReferralRow } from '../../server/contract/referral.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork, KIOSK, lastView, LOBBY, TAKE, TELLER, until, WALL, type BranchAtWork, type Screen } from './branch-at-work.ts';

const COLLEAGUE: ScreenSubject = { audience: 'lobby', staffId: 'zhou' };
const MANAGER: ScreenSubject = { audience: 'manager', staffId: 'liu' };
const GUIDED: BranchConfiguration = {
  ...TEST_BRANCH,
  staff: [...TEST_BRANCH.staff, { id: 'zhou', name: '周岚', roles: ['lobby'] }, { id: 'liu', name: '刘洋', roles: ['manager'] }],
  guidance: {
    ...TEST_BRANCH.guidance,
    managers: [{ staffId: 'liu', place: { 'zh-CN': '理财室 1', en: 'Advice room 1' }, assistantIds: [] }],
  },
};
const RAISE = {
  type: 'raise-referral',
  counterId: 'c1',
  cueId: 'large-cash',
  confidence: 'confirmed',
  target: { kind: 'lobby' },
  salutation: { surname: '欧阳', title: 'ms' },
} as const;

interface Room {
  readonly teller: Screen;
  readonly lobby: Screen;
  readonly colleague: Screen;
  readonly wall: Screen;
  readonly ticketId: string;
}

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({ configuration: GUIDED });
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

const lobbyOf = (screen: Screen) => lastView(screen) as unknown as LobbyView;
const rowIn = (screen: Screen): ReferralRow | undefined => (lastView(screen)['referrals'] as ReferralRow[] | undefined)?.[0];

/** Somebody is served at counter 1; two of the lobby are at their posts, a manager is free. */
async function room(): Promise<Room> {
  const [kiosk, teller, lobby] = [await branch.join(KIOSK), await branch.join(TELLER), await branch.join(LOBBY)];
  const [colleague, manager, wall] = [await branch.join(COLLEAGUE), await branch.join(MANAGER), await branch.join(WALL)];
  await lobby.ask({ type: 'start-duty' });
  await colleague.ask({ type: 'start-duty' });
  await manager.ask({ type: 'set-manager-state', managerId: 'liu', state: 'free', backAt: null });
  const taken = await kiosk.ask(TAKE);
  if (!taken.ok || taken.receipt.kind !== 'ticket') throw new Error(JSON.stringify(taken));
  await teller.ask({ type: 'open-counter', counterId: 'c1' });
  await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null });
  await teller.ask({ type: 'start-service', counterId: 'c1', ticketId: taken.receipt.ticketId });
  return { teller, lobby, colleague, wall, ticketId: taken.receipt.ticketId };
}

async function raised({ teller, lobby, ticketId }: Room): Promise<string> {
  const reply = await teller.ask({ ...RAISE, ticketId });
  if (!reply.ok || reply.receipt.kind !== 'referral') throw new Error(JSON.stringify(reply));
  await until('the lobby to see it', () => rowIn(lobby) !== undefined);
  return reply.receipt.referralId;
}

describe('the raised hand, replaced', () => {
  test('teller raises, lobby sees, goes, is there: the teller reads each, and the hall nothing', async () => {
    const at = await room();
    const { teller, lobby, wall } = at;
    await until('the call on the wall to be over', () => (lastView(wall)['calls'] as { calling: boolean }[])[0]?.calling === false);
    const wallBefore = JSON.stringify(lastView(wall));
    const referralId = await raised(at);
    expect(rowIn(lobby)).toMatchObject({
      source: { counterLabel: '1', staffName: '王芳' },
      salutation: { surname: '欧阳', title: 'ms' },
      state: 'raised',
      forMe: true,
      escalation: null,
    });
    await lobby.ask({ type: 'see-referral', referralId });
    await until('the teller to read that it is seen', () => rowIn(teller)?.state === 'seen');
    await lobby.ask({ type: 'acknowledge-referral', referralId });
    await until('the teller to read who goes', () => rowIn(teller)?.holder?.staffName === '赵敏');
    await lobby.ask({ type: 'attend-referral', referralId });
    await until('the teller to read that she is there', () => rowIn(teller)?.state === 'attended');
    expect(JSON.stringify(lastView(wall))).toBe(wallBefore);
    expect(JSON.stringify(wall.views)).not.toContain('欧阳');
    expect(branch.logged.join()).not.toContain('欧阳');
  });

  test('two go at once: one does, the other is told who, and both tablets agree', async () => {
    const at = await room();
    const { lobby, colleague, teller } = at;
    const referralId = await raised(at);
    await until('the colleague to see it', () => rowIn(colleague) !== undefined);
    const replies = await Promise.all([lobby, colleague].map((screen) => screen.ask({ type: 'acknowledge-referral', referralId })));
    const lost = replies.find(({ ok }) => !ok);
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1);
    const winner = replies[0]?.ok === true ? '赵敏' : '周岚';
    expect(lost).toMatchObject({ refusal: 'referral-taken', text: { 'zh-CN': `${winner}已前往。` } });
    for (const screen of [lobby, colleague, teller])
      await until('each screen to say who', () => rowIn(screen)?.holder?.staffName === winner);
  });

  test('first served, then looked at again, then introduced: the manager is with the guest, the referral over', async () => {
    const at = await room();
    const { lobby, teller } = at;
    const referralId = await raised(at);
    expect(await lobby.ask({ type: 'introduce-guest', referralId, managerId: 'liu' })).toMatchObject({ refusal: 'guest-being-served' });
    await lobby.ask({ type: 'serve-guest-first', referralId, counterId: null, serviceId: null });
    await teller.ask({ type: 'finish-service', counterId: 'c1', ticketId: at.ticketId });
    await until('the lobby to be asked again', () => rowIn(lobby)?.state === 'recheck' && rowIn(lobby)?.forMe === true);
    expect(await lobby.ask({ type: 'introduce-guest', referralId, managerId: 'liu' })).toMatchObject({ ok: true });
    await until('it to be over', () => lobbyOf(lobby).referrals.length === 0);
    expect(lobbyOf(lobby).managers[0]).toMatchObject({ state: 'with-customer' });
    await until('the teller to read the outcome', () => rowIn(teller)?.outcome === 'introduced');
  });

  test('unanswered it alerts again, then everybody is asked; put off once, not twice', async () => {
    const at = await room();
    const { lobby, colleague } = at;
    const referralId = await raised(at);
    const raisedAt = branch.clock.now();
    expect(await lobby.ask({ type: 'snooze-referral', referralId })).toMatchObject({ ok: true });
    expect(await lobby.ask({ type: 'snooze-referral', referralId })).toMatchObject({ refusal: 'already-snoozed' });
    branch.clock.advanceTo(raisedAt + 60_000 + 31_000);
    await until('the second alert', () => rowIn(lobby)?.realerts === 1);
    branch.clock.advanceTo(raisedAt + 60_000 + 91_000);
    await until('the supervisor to be told', () => rowIn(colleague)?.escalation === 'unanswered');
  });

  test('own find: with the guest at once, and nobody is alerted', async () => {
    const { lobby, colleague } = await room();
    const reply = await lobby.ask({ ...RAISE, counterId: null, ticketId: null, confidence: 'possible', salutation: null });
    expect(reply).toMatchObject({ ok: true, receipt: { kind: 'referral' } });
    await until('the colleague to see who has the guest', () => rowIn(colleague)?.state === 'attended');
    expect(rowIn(colleague)).toMatchObject({ holder: { staffName: '赵敏' }, forMe: false, source: { role: 'lobby', counterLabel: null } });
  });
});
