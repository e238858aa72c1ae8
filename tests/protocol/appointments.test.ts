import { afterEach, beforeEach, expect, test } from 'vitest';
import type { KioskView } from '../../server/contract/kiosk.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { ManagerView } from '../../server/contract/manager.ts';
import type { Reply } from '../../server/contract/wire.ts';
import type { BranchConfiguration } from '../../server/kernel/configuration/configuration.ts';
import { CODE_TRIES_MAX } from '../../server/net/subjects/code-tries.ts';
import type { ScreenSubject } from '../../server/net/subjects/subject.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';
import { type BranchAtWork, branchAtWork, KIOSK, lastView, LOBBY, MONDAY_TEN, type Screen, until } from './branch-at-work.ts';

const MANAGER: ScreenSubject = { audience: 'manager', staffId: 'han' };
const ASSISTANT: ScreenSubject = { audience: 'manager', staffId: 'xu' };
const HOUR_MS = 3_600_000;

const visits = { 'zh-CN': '预约接待', en: 'By appointment' };
const VISITED: BranchConfiguration = {
  ...GUIDED_BRANCH,
  services: [
    ...GUIDED_BRANCH.services,
    { id: 'visit', prefix: 'R', name: visits, plainName: visits, hours: null, dailyCap: null, forms: [], selfServiceHint: null },
  ],
  guidance: { ...GUIDED_BRANCH.guidance, visitServiceId: 'visit' },
};

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({ configuration: VISITED });
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

const book = { type: 'book-appointment', managerId: 'han', startsAt: MONDAY_TEN + HOUR_MS, followUpId: null } as const;

async function booked(screen: Screen): Promise<string> {
  const reply = await screen.ask({ ...book, salutation: { surname: '欧阳', title: 'ms' } });
  if (!reply.ok || reply.receipt.kind !== 'appointment') throw new Error(JSON.stringify(reply));
  return reply.receipt.code;
}

const types = (screen: Screen, code: string): Promise<Reply> =>
  screen.ask({ type: 'check-in-by-code', code, language: 'zh-CN', elder: false });

const refusalOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal);
const managerOf = (screen: Screen) => lastView(screen) as Partial<ManagerView>;
const lobbyOf = (screen: Screen) => lastView(screen) as Partial<LobbyView>;
const deskOf = (screen: Screen) => managerOf(screen).desks?.[0];

test('booked by the assistant, checked in at the kiosk, greeted by the manager; the kiosk is told no name', async () => {
  const [manager, assistant, kiosk] = [await branch.join(MANAGER), await branch.join(ASSISTANT), await branch.join(KIOSK)];
  const code = await booked(assistant);
  await until('the booking', () => deskOf(manager)?.appointments[0]?.salutation?.surname === '欧阳');
  expect((lastView(kiosk) as KioskView).services.map(({ id }) => id)).not.toContain('visit');
  const reply = await types(kiosk, code);
  expect(reply).toMatchObject({ ok: true, receipt: { kind: 'ticket', number: 'R001', ahead: 0 } });
  await until('the visitor', () => deskOf(manager)?.visitors.length === 1);
  const ticketId = deskOf(manager)?.visitors[0]?.ticketId ?? '';
  const greeted = await manager.ask({ type: 'greet-guest', managerId: 'han', guest: { kind: 'visitor', ticketId }, ending: null });
  expect(greeted.ok).toBe(true);
  await until('the meeting', () => deskOf(manager)?.meeting?.visitor?.salutation?.surname === '欧阳');
  expect(JSON.stringify(kiosk.views)).not.toMatch(/欧阳|韩知远/);
  expect(JSON.stringify(kiosk.views)).not.toContain('"code"');
});

test('the lobby sees who comes, checks in who forgot the code, and no log line names him', async () => {
  const lobby = await branch.join(LOBBY);
  await booked(lobby);
  await until('the lobby', () => lobbyOf(lobby).appointments?.length === 1);
  const appointmentId = lobbyOf(lobby).appointments?.[0]?.appointmentId ?? '';
  const reply = await lobby.ask({ type: 'check-in-appointment', appointmentId, language: 'zh-CN', printerId: null });
  expect(reply).toMatchObject({ ok: true, receipt: { number: 'R001' } });
  await until('the lobby', () => lobbyOf(lobby).appointments?.[0]?.state === 'arrived');
  expect(branch.logged.join('\n')).not.toContain('欧阳');
});

test('a kiosk that guesses is stopped, and the lobby checks in all the same', async () => {
  const [lobby, kiosk] = [await branch.join(LOBBY), await branch.join(KIOSK)];
  const code = await booked(lobby);
  const wrong = code === '9999' ? '9998' : '9999';
  for (let time = 0; time < CODE_TRIES_MAX; time += 1) expect(refusalOf(await types(kiosk, wrong))).toBe('appointment-code-wrong');
  expect(refusalOf(await types(kiosk, wrong))).toBe('too-many-requests');
  expect(refusalOf(await types(kiosk, code))).toBe('too-many-requests');
  const other = await branch.join({ audience: 'kiosk', kioskId: 'k2' });
  expect((await types(other, code)).ok).toBe(true);
});

test('a code of letters, and a time that is none, are bad input', async () => {
  const [lobby, kiosk] = [await branch.join(LOBBY), await branch.join(KIOSK)];
  for (const code of ['12a4', '123', '12345', '']) expect(refusalOf(await types(kiosk, code))).toBe('malformed');
  expect(refusalOf(await lobby.ask({ ...book, startsAt: 1.5, salutation: null }))).toBe('malformed');
  expect(refusalOf(await lobby.ask({ ...book, salutation: { surname: '长'.repeat(200), title: 'mr' } }))).not.toBeNull();
  expect(refusalOf(await lobby.ask({ ...book, salutation: { surname: '𠮷😀', title: 'mr' } }))).toBeNull();
});
