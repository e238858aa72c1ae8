import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WallView } from '../../server/contract/wall.ts';
import type { Reply } from '../../server/contract/wire.ts';
import { type BranchAtWork, branchAtWork, COUNTER_DISPLAY, KIOSK, lastView, LOBBY, TAKE, TELLER, until, WALL } from './branch-at-work.ts';

let branch: BranchAtWork;
beforeEach(async () => {
  branch = await branchAtWork({});
});
afterEach(async () => {
  await branch.stop();
  expect(branch.deaths).toEqual([]);
});

function ticketOf(reply: Reply) {
  if (!reply.ok || reply.receipt.kind !== 'ticket') throw new Error(JSON.stringify(reply));
  return reply.receipt;
}

describe('a call reaches the hall', () => {
  test('taken at the kiosk, called with one key, shown on the wall and at the counter', async () => {
    const [kiosk, wall, display, teller] = await Promise.all([KIOSK, WALL, COUNTER_DISPLAY, TELLER].map((subject) => branch.join(subject)));
    if (kiosk === undefined || wall === undefined || display === undefined || teller === undefined) throw new Error('not joined');
    const ticket = ticketOf(await kiosk.ask(TAKE));
    expect(await teller.ask({ type: 'open-counter', counterId: 'c1' })).toMatchObject({ ok: true });
    expect(await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null })).toMatchObject({
      ok: true,
      receipt: { kind: 'called', number: ticket.number },
    });
    await until('the wall to show the call', () =>
      (lastView(wall) as unknown as WallView).calls.some((call) => call.number === ticket.number),
    );
    await until('the counter display to show it', () => lastView(display)['number'] === ticket.number);
  });

  test('a command over HTTP does what the same command at a screen does', async () => {
    const wall = await branch.join(WALL);
    const ticket = ticketOf((await branch.post(branch.tokenOf(KIOSK), { commandId: randomUUID(), command: TAKE })).reply);
    const teller = branch.tokenOf(TELLER);
    await branch.post(teller, { commandId: randomUUID(), command: { type: 'open-counter', counterId: 'c1' } });
    const called = await branch.post(teller, { commandId: randomUUID(), command: { type: 'call-next', counterId: 'c1', finishing: null } });
    expect(called).toMatchObject({ status: 200, reply: { ok: true, receipt: { kind: 'called', number: ticket.number } } });
    await until('the wall to show the call', () =>
      (lastView(wall) as unknown as WallView).calls.some((call) => call.number === ticket.number),
    );
    const view = (await (await branch.get('/api/views/wall', branch.tokenOf(WALL))).json()) as { view: WallView };
    expect(view.view).toEqual(lastView(wall));
  });

  test('one intent sent three times, by socket and by HTTP, is one ticket', async () => {
    const kiosk = await branch.join(KIOSK);
    const lobby = await branch.join(LOBBY);
    const commandId = randomUUID();
    const first = ticketOf((await kiosk.socket.timeout(5_000).emitWithAck('request', commandId, TAKE)) as Reply);
    const second = ticketOf((await kiosk.socket.timeout(5_000).emitWithAck('request', commandId, TAKE)) as Reply);
    const third = ticketOf((await branch.post(branch.tokenOf(KIOSK), { commandId, command: TAKE })).reply);
    expect([second, third]).toEqual([first, first]);
    await until('the lobby to see one ticket', () => (lastView(lobby)['totals'] as { taken: number }).taken === 1);
    const other = await branch.post(branch.tokenOf(KIOSK), { commandId, command: { ...TAKE, serviceId: 'transfer' } });
    expect(other).toMatchObject({ status: 422, reply: { ok: false, refusal: 'command-id-reused' } });
  });

  test('a screen hears only of what changes its own view: a revision is a difference', async () => {
    const wall = await branch.join(WALL);
    const teller = await branch.join(TELLER);
    const lobby = await branch.join(LOBBY);
    const before = wall.views.length;
    const kiosk = await branch.join(KIOSK);
    await kiosk.ask(TAKE);
    await until('the lobby to see the ticket', () => (lastView(lobby)['totals'] as { taken: number }).taken === 1);
    // The ticket is invisible to the wall; the opening of the counter right after it is not.
    await teller.ask({ type: 'open-counter', counterId: 'c1' });
    await until('the wall to open', () => lastView(wall)['state'] === 'open');
    const sent = wall.views.slice(before - 1);
    expect(sent.map(({ revision }) => revision - (sent[0]?.revision ?? 0))).toEqual([0, 1]);
    expect(JSON.stringify(sent[0]?.view)).not.toBe(JSON.stringify(sent[1]?.view));
  });
});
