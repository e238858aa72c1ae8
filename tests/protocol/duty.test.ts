import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DutyBoard } from '../../server/contract/duty.ts';
import { SERVICES_OF_COUNTER_MAX } from '../../server/kernel/configuration/configuration.ts';
import type { SupportBoard } from '../../server/contract/support.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import { TEST_BRANCH } from '../branch-fixture.ts';
import { branchAtWork, lastView, LOBBY, request, TELLER, until, type BranchAtWork, type Screen } from './branch-at-work.ts';

const SUPERVISOR: ScreenSubject = { audience: 'supervisor', staffId: 'gao' };
const COLLEAGUE: ScreenSubject = { audience: 'lobby', staffId: 'zhou' };
const STAFFED: BranchConfiguration = {
  ...TEST_BRANCH,
  staff: [...TEST_BRANCH.staff, { id: 'zhou', name: '周岚', roles: ['lobby'] }, { id: 'gao', name: '高文清', roles: ['supervisor'] }],
};

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({ configuration: STAFFED });
});
afterEach(() => branch.stop());

const reach = (teller: Screen) => lastView(teller)['lobbyReach'];
const board = (screen: Screen) => lastView(screen)['duty'] as DutyBoard | null;
const tabletOf = (screen: Screen, staffId: string) => board(screen)?.people.find((one) => one.staffId === staffId)?.tablet;
const supportIn = (screen: Screen) => (lastView(screen)['support'] as SupportBoard | null)?.requests[0];

describe('a tablet on duty', () => {
  test('is heard while it is connected; gone for too long, teller and supervisor know, until it is back', async () => {
    const [lobby, teller, supervisor] = [await branch.join(LOBBY), await branch.join(TELLER), await branch.join(SUPERVISOR)];
    expect(reach(teller)).toBe('nobody');
    expect(board(supervisor)?.gap).toMatchObject({ staffName: null });
    await lobby.ask({ type: 'start-duty' });
    await until('the teller to be heard', () => reach(teller) === 'ok');
    lobby.socket.disconnect();
    await until('the supervisor to see it go', () => tabletOf(supervisor, 'zhao') === 'lost');
    expect(reach(teller)).toBe('ok');
    branch.clock.advanceTo(branch.clock.now() + 61_000);
    await until('the teller to raise the hand itself', () => reach(teller) === 'silent');
    await until('the supervisor to be told', () => tabletOf(supervisor, 'zhao') === 'silent');
    await branch.join(LOBBY);
    await until('the teller to be heard again', () => reach(teller) === 'ok');
  });

  test('is missed only when the last of a person’s screens is gone', async () => {
    const [tablet, phone, supervisor] = [await branch.join(LOBBY), await branch.join(LOBBY), await branch.join(SUPERVISOR)];
    await tablet.ask({ type: 'start-duty' });
    tablet.socket.disconnect();
    await phone.ask({ type: 'raise-support', kind: 'staff' });
    await until('the supervisor to hear of it', () => supportIn(supervisor) !== undefined);
    expect(tabletOf(supervisor, 'zhao')).toBe('ok');
    phone.socket.disconnect();
    await until('the supervisor to see it go', () => tabletOf(supervisor, 'zhao') === 'lost');
  });

  test('of somebody sent to the post without one is lost from the start', async () => {
    const [lobby, supervisor] = [await branch.join(LOBBY), await branch.join(SUPERVISOR)];
    await lobby.ask({ type: 'start-duty' });
    expect(await supervisor.ask({ type: 'take-over-duty', staffId: 'zhao', standInId: 'zhou' })).toMatchObject({ ok: true });
    await until('the supervisor to see that nobody hears', () => tabletOf(supervisor, 'zhou') === 'lost');
    await branch.join(COLLEAGUE);
    await until('the supervisor to see it come', () => tabletOf(supervisor, 'zhou') === 'ok');
  });

  test('connected before a restart of the server, is missed until it comes back', async () => {
    const eventLog = memoryLog();
    const before = await branchAtWork({ configuration: STAFFED, eventLog });
    const lobby = await before.join(LOBBY);
    expect(await lobby.ask({ type: 'start-duty' })).toMatchObject({ ok: true });
    await until('it to be heard', () => eventLog.readDay().some(({ event }) => event.type === 'tablet-heard'));
    await before.stop();
    const after = await branchAtWork({ configuration: STAFFED, eventLog });
    try {
      const supervisor = await after.join(SUPERVISOR);
      await until('the supervisor to miss it', () => tabletOf(supervisor, 'zhao') === 'lost');
      await after.join(LOBBY);
      await until('the supervisor to have it back', () => tabletOf(supervisor, 'zhao') === 'ok');
    } finally {
      await after.stop();
    }
  });

  test('is never spoken for by a screen', async () => {
    const lobby = await branch.join(LOBBY);
    const said = await request(lobby.socket, crypto.randomUUID(), { type: 'report-tablet', reachable: true });
    expect(said).toMatchObject({ ok: false, refusal: 'unknown-command' });
  });
});

describe('support', () => {
  test('is seen by the lobby at each step, and by nobody of the tellers', async () => {
    const [lobby, supervisor, teller] = [await branch.join(LOBBY), await branch.join(SUPERVISOR), await branch.join(TELLER)];
    await lobby.ask({ type: 'raise-support', kind: 'security' });
    await until('the supervisor to be asked', () => supportIn(supervisor)?.kind === 'security');
    const supportId = supportIn(supervisor)?.supportId ?? '';
    await supervisor.ask({ type: 'see-support', supportId });
    await until('the lobby to see that it was seen', () => supportIn(lobby)?.state === 'seen');
    await supervisor.ask({ type: 'acknowledge-support', supportId });
    await until('the lobby to see who comes', () => supportIn(lobby)?.acknowledgedBy === '高文清');
    await supervisor.ask({ type: 'resolve-support', supportId, done: 'came' });
    await until('the lobby to see what was done', () => supportIn(lobby)?.end === 'came');
    expect(JSON.stringify(teller.views)).not.toContain('security');
  });

  test('counters are the supervisor’s to run, and nobody else’s', async () => {
    const [lobby, supervisor, teller] = [await branch.join(LOBBY), await branch.join(SUPERVISOR), await branch.join(TELLER)];
    expect(await supervisor.ask({ type: 'assign-counter', counterId: 'c1', staffId: 'wang' })).toMatchObject({ ok: true });
    await until('the teller to sit there', () => (lastView(teller)['counter'] as { id: string } | null)?.id === 'c1');
    const sets = { type: 'set-counter-services' as const, counterId: 'c1', serviceIds: ['cash', 'transfer'] };
    expect(await supervisor.ask(sets)).toMatchObject({ ok: true });
    await until('the teller to serve both', () => (lastView(teller)['counter'] as { queues: unknown[] }).queues.length === 2);
    expect(await lobby.ask(sets)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    const many = Array.from({ length: SERVICES_OF_COUNTER_MAX + 1 }, (_, index) => `s${index}`);
    expect(await supervisor.ask({ ...sets, serviceIds: many })).toMatchObject({ ok: false, refusal: 'malformed' });
    expect(await supervisor.ask({ type: 'sign-out-counter', counterId: 'c1', ticketId: null })).toMatchObject({ ok: true });
    await until('the teller to be signed out', () => lastView(teller)['counter'] === null);
  });
});
