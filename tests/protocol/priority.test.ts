import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TicketExplanation, TicketSummary } from '../../server/contract/explanation.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import type { TellerView } from '../../server/contract/teller.ts';
import type { Reply } from '../../server/contract/wire.ts';
import { NUMBER_MAX_LENGTH } from '../../server/net/routes/ticket-routes.ts';
import type { WireCommand } from '../../server/contract/command/commands.ts';
import { memoryLog } from '../../server/store/memory-log.ts';
import {
  AGENT,
  type BranchAtWork,
  branchAtWork,
  COUNTER_DISPLAY,
  KIOSK,
  lastView,
  LOBBY,
  MONDAY_TEN,
  type Screen,
  TAKE,
  TELLER,
  until,
  WALL,
} from './branch-at-work.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

const OPEN = { type: 'open-counter', counterId: 'c1' } as const;
const NEXT = { type: 'call-next', counterId: 'c1', finishing: null } as const;
const LI = { surname: '李', title: 'ms' } as const;

function armFor(ticketId: string): WireCommand {
  return {
    type: 'arm-direct-service',
    counterId: 'c1',
    customer: { kind: 'ticket', ticketId },
    cueId: 'card-shown',
    needId: null,
    salutation: LI,
  };
}

const ARM_WALK_IN = {
  type: 'arm-direct-service',
  counterId: 'c1',
  customer: { kind: 'walk-in', serviceId: 'cash', language: 'zh-CN' },
  cueId: 'card-shown',
  needId: null,
  salutation: null,
} as const;

function ticketOf(reply: Reply) {
  if (!reply.ok || reply.receipt.kind !== 'ticket') throw new Error(JSON.stringify(reply));
  return reply.receipt;
}

function tellerOf(screen: Screen): TellerView {
  return lastView(screen) as unknown as TellerView;
}

function lobbyOf(screen: Screen): LobbyView {
  return lastView(screen) as unknown as LobbyView;
}

/** One customer with a number, one counter open. */
async function oneWaiting(at: BranchAtWork) {
  const [kiosk, teller, lobby] = await Promise.all([at.join(KIOSK), at.join(TELLER), at.join(LOBBY)]);
  const ticket = ticketOf(await kiosk.ask(TAKE));
  await teller.ask(OPEN);
  return { kiosk, teller, lobby, ticket };
}

describe('a counter that skips its next call', () => {
  test('armed by the lobby, started by the teller’s own key: no call in the hall, the display as at any other service', async () => {
    const { teller, lobby, ticket } = await oneWaiting(branch);
    const [wall, display] = await Promise.all([branch.join(WALL), branch.join(COUNTER_DISPLAY)]);
    expect(await lobby.ask(armFor(ticket.ticketId))).toMatchObject({ ok: true });
    await until('the counter to see it', () => tellerOf(teller).counter?.direct?.number === ticket.number);
    expect(tellerOf(teller).counter?.direct).toMatchObject({
      salutation: LI,
      accompanied: true,
      armedBy: { staffName: '赵敏' },
      cue: { en: 'Card shown' },
    });
    expect(await teller.ask(NEXT)).toMatchObject({ ok: true, receipt: { kind: 'direct', number: ticket.number } });
    await until('the display to say in service', () => lastView(display)['state'] === 'serving');
    expect(lastView(display)).toMatchObject({ number: null });
    expect(lastView(wall)).toMatchObject({ calls: [] });
    await until('the lobby to count it', () => lobbyOf(lobby).counters[0]?.meter.directLastHour === 1);
    expect(await teller.ask({ type: 'undo', counterId: 'c1' })).toMatchObject({ ok: true });
    await until('it to be armed again', () => tellerOf(teller).counter?.direct?.number === ticket.number);
    expect(lobbyOf(lobby).counters[0]?.meter.directLastHour).toBe(0);
  });

  test('armed twice, closed or unknown, it is refused with a text; a counter that closes tells who armed it', async () => {
    const { teller, lobby, ticket } = await oneWaiting(branch);
    await lobby.ask(armFor(ticket.ticketId));
    expect(await lobby.ask(ARM_WALK_IN)).toMatchObject({ ok: false, refusal: 'counter-armed' });
    expect(await lobby.ask({ ...ARM_WALK_IN, counterId: 'c2' })).toMatchObject({ ok: false, refusal: 'counter-not-open' });
    expect(await lobby.ask({ ...ARM_WALK_IN, counterId: 'c9' })).toMatchObject({ ok: false, refusal: 'unknown-counter' });
    await teller.ask({ type: 'close-counter', counterId: 'c1' });
    await until('the lobby to be told', () => lobbyOf(lobby).notices.length === 1);
    expect(lobbyOf(lobby).notices[0]).toMatchObject({ end: 'counter-closed', number: ticket.number });
    const noticeId = lobbyOf(lobby).notices[0]?.noticeId ?? '';
    expect(await teller.ask({ type: 'dismiss-notice', noticeId })).toMatchObject({ ok: false, refusal: 'unknown-notice' });
    expect(await lobby.ask({ type: 'dismiss-notice', noticeId })).toMatchObject({ ok: true });
    await until('it to be gone', () => lobbyOf(lobby).notices.length === 0);
  });

  test('whose customer never comes, it ends by itself, and who armed it is told', async () => {
    const { teller, lobby, ticket } = await oneWaiting(branch);
    await lobby.ask(armFor(ticket.ticketId));
    branch.clock.advanceTo(MONDAY_TEN + 10 * 60_000 + 1_000);
    await until('it to have expired', () => lobbyOf(lobby).notices[0]?.end === 'expired');
    expect(tellerOf(teller).counter?.direct).toBeNull();
    expect(lobbyOf(lobby).queues[0]?.waiting.map(({ number }) => number)).toEqual([ticket.number]);
  });

  test('the counter hands it back with a reason from the list', async () => {
    const { teller, lobby, ticket } = await oneWaiting(branch);
    await lobby.ask(armFor(ticket.ticketId));
    await until('the counter to see it', () => (tellerOf(teller).counter?.direct ?? null) !== null);
    const directServiceId = tellerOf(teller).counter?.direct?.directServiceId ?? '';
    expect(await teller.ask({ type: 'hand-back-direct-service', directServiceId, reasonId: 'mood' })).toMatchObject({
      refusal: 'unknown-reason',
    });
    expect(await teller.ask({ type: 'hand-back-direct-service', directServiceId, reasonId: 'till' })).toMatchObject({ ok: true });
    await until('the lobby to hear why', () => lobbyOf(lobby).notices[0]?.reason?.en === 'Counting the till');
  });

  test('an armed counter is armed still after a restart, and its key starts the same service', async () => {
    const eventLog = memoryLog();
    const before = await branchAtWork({ eventLog });
    const { lobby, ticket } = await oneWaiting(before);
    await lobby.ask(armFor(ticket.ticketId));
    await before.stop();
    const after = await branchAtWork({ eventLog });
    const teller = await after.join(TELLER);
    expect(tellerOf(teller).counter?.direct).toMatchObject({ number: ticket.number, salutation: LI, startable: true });
    expect(await teller.ask(NEXT)).toMatchObject({ ok: true, receipt: { kind: 'direct', number: ticket.number } });
    await after.stop();
  });
});

describe('who may', () => {
  test('identify, arm and register: staff alone, each for what is theirs', async () => {
    const { kiosk, teller, lobby, ticket } = await oneWaiting(branch);
    const identification = { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' } as const;
    const identify = { type: 'identify-ticket', ticketId: ticket.ticketId, identification } as const;
    const register: WireCommand = {
      type: 'register-walk-in',
      serviceId: 'cash',
      language: 'en',
      identification,
      needId: null,
      appointmentAt: null,
      printerId: null,
    };
    for (const command of [identify, ARM_WALK_IN, register]) {
      expect(await kiosk.ask(command)).toMatchObject({ ok: false, refusal: 'not-allowed' });
      const device = await branch.post(branch.tokenOf(AGENT), { commandId: randomUUID(), command });
      expect(device.reply).toMatchObject({ ok: false, refusal: 'not-allowed' });
    }
    expect(await teller.ask(register)).toMatchObject({ ok: false, refusal: 'not-allowed' });
    expect(await teller.ask({ ...ARM_WALK_IN, counterId: 'c2' })).toMatchObject({ ok: false });
    expect(await teller.ask(identify)).toMatchObject({ ok: true });
    await until('the lobby to see it', () => lobbyOf(lobby).queues[0]?.waiting[0]?.standing?.tier === 'gold');
    expect(await lobby.ask(register)).toMatchObject({ ok: true, receipt: { kind: 'ticket', slip: 'no-slip' } });
    expect(lobbyOf(lobby).queues[0]?.waiting[0]).toMatchObject({ cueId: 'card-shown', class: 'premium' });
  });

  test('ask why a number was called: tellers and the lobby, and nobody else', async () => {
    const { teller, ticket } = await oneWaiting(branch);
    await teller.ask(NEXT);
    const path = `/api/tickets/${ticket.ticketId}/explanation`;
    for (const subject of [LOBBY, TELLER]) {
      const answer = await branch.get(path, branch.tokenOf(subject));
      expect(answer.status).toBe(200);
      const explained = (await answer.json()) as TicketExplanation;
      expect(explained).toMatchObject({ over: 0, overtakeCap: 3, calls: [{ manner: 'next', counterLabel: '1' }] });
      expect(explained.calls[0]?.candidates.map(({ number }) => number)).toEqual([ticket.number]);
      const found = await branch.get('/api/tickets?number=1', branch.tokenOf(subject));
      expect(((await found.json()) as { tickets: TicketSummary[] }).tickets).toMatchObject([{ number: ticket.number, phase: 'called' }]);
    }
    for (const subject of [KIOSK, WALL, COUNTER_DISPLAY, AGENT]) {
      expect((await branch.get(path, branch.tokenOf(subject))).status, subject.audience).toBe(403);
      expect((await branch.get('/api/tickets?number=1', branch.tokenOf(subject))).status).toBe(403);
    }
    expect((await branch.get(path, branch.operatorToken)).status).toBe(403);
    expect((await branch.get(path, null)).status).toBe(401);
  });

  test('a number nobody has, and a search that is none, are answered clearly', async () => {
    const token = branch.tokenOf(LOBBY);
    expect(await (await branch.get('/api/tickets/nobody/explanation', token)).json()).toMatchObject({ refusal: 'unknown-ticket' });
    expect((await branch.get('/api/tickets', token)).status).toBe(400);
    expect((await branch.get(`/api/tickets?number=${'9'.repeat(NUMBER_MAX_LENGTH + 1)}`, token)).status).toBe(400);
    expect((await branch.get('/api/tickets?number=1&number=2', token)).status).toBe(400);
    expect((await branch.get(`/api/tickets/${'x'.repeat(65)}/explanation`, token)).status).toBe(400);
    expect(await (await branch.get('/api/tickets?number=A999', token)).json()).toEqual({ tickets: [] });
  });
});
