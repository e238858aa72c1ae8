import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { startAgent } from '../../hardware/agent.ts';
import { systemClock } from '../../hardware/clock.ts';
import { openPty } from '../../hardware/virtual-printer/pty.ts';
import { startVirtualPrinter, type NumberedSlip } from '../../hardware/virtual-printer/virtual-printer.ts';
import type { Receipt } from '../../server/kernel/words/receipt.ts';
import type { Reply } from '../../server/contract/wire.ts';
import {
  AGENT,
  branchAtWork,
  COUNTER_DISPLAY,
  KIOSK,
  lastView,
  LOBBY,
  TAKE,
  TELLER,
  until,
  WALL,
  type BranchAtWork,
  type Screen,
} from '../protocol/branch-at-work.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A printer on a serial line, and the agent that drives it, at work for a branch. */
async function printingAt(branch: BranchAtWork) {
  const folder = mkdtempSync(join(tmpdir(), 'branch-day-'));
  const mechanism = { widthDots: 576, lineMs: 1, cutMs: 5, hasCutter: true, hasPresenter: false };
  const printer = await startVirtualPrinter({ port: 0, baud: null, mechanism, clock: systemClock, timeOfDay: Date.now });
  const path = join(folder, 'printer');
  const pty = openPty(path, printer.state().port, systemClock, (reason) => {
    throw new Error(`socat is needed: ${reason}`);
  });
  await until('the serial line is there', () => existsSync(path));
  const agent = startAgent({
    config: {
      server: branch.url,
      token: branch.tokenOf(AGENT),
      caFile: null,
      stateDir: folder,
      devices: { printers: [{ id: 'p1', path, baud: 9_600, profile: 'epson-80mm', flow: null }], buses: [], readers: [] },
    },
    clock: systemClock,
    random: () => 0.5,
    makeId: randomUUID,
    log: pino({ level: 'silent' }),
  });
  closers.push(async () => {
    await agent.stop();
    pty.stop();
    await printer.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return printer;
}

function receipt(reply: Reply): Receipt {
  if (!reply.ok) throw new Error(`refused: ${reply.refusal}`);
  return reply.receipt;
}

async function openDay(branch: BranchAtWork): Promise<Screen> {
  const lobby = await branch.join(LOBBY);
  if ((lastView(lobby)['day'] as { state: string } | null)?.state !== 'open') receipt(await lobby.ask({ type: 'open-day' }));
  return lobby;
}

function wordsOn(slip: NumberedSlip | undefined): string {
  return JSON.stringify(slip ?? {});
}

describe('a branch runs its day', () => {
  it('a customer takes a number, the slip comes out of a serial printer, a teller serves, the hall is told, the day is closed', async () => {
    const branch = await branchAtWork({});
    closers.push(() => branch.stop());
    const printer = await printingAt(branch);
    const lobby = await openDay(branch);
    const [kiosk, wall, display, teller] = await Promise.all([KIOSK, WALL, COUNTER_DISPLAY, TELLER].map((subject) => branch.join(subject)));
    if (kiosk === undefined || wall === undefined || display === undefined || teller === undefined)
      throw new Error('a screen did not come');
    await until('the kiosk knows its printer is ready', () => lastView(kiosk)['printer'] === 'ready');

    const taken = receipt(await kiosk.ask(TAKE));
    expect(taken).toMatchObject({ kind: 'ticket', number: 'A001', ahead: 0, slip: 'printing' });
    await until('the slip is out', () => printer.slips().length === 1);
    expect(wordsOn(printer.slips()[0])).toContain('A001');
    await until('the kiosk says so', () => JSON.stringify(lastView(kiosk)['tickets']).includes('"printed"'));

    receipt(await teller.ask({ type: 'open-counter', counterId: 'c1' }));
    const ticketId = taken.kind === 'ticket' ? taken.ticketId : '';
    branch.clock.advanceTo(branch.clock.now() + 90_000);
    expect(receipt(await teller.ask({ type: 'call-next', counterId: 'c1', finishing: null }))).toMatchObject({ number: 'A001' });
    await until('the wall calls', () => JSON.stringify(lastView(wall)['calls']).includes('A001'));
    await until('the counter display calls', () => lastView(display)['number'] === 'A001');
    receipt(await teller.ask({ type: 'start-service', counterId: 'c1', ticketId }));
    await until(
      'the counter display shows no number in service',
      () => lastView(display)['state'] === 'serving' && lastView(display)['number'] === null,
    );
    branch.clock.advanceTo(branch.clock.now() + 300_000);
    receipt(await teller.ask({ type: 'finish-service', counterId: 'c1', ticketId }));
    receipt(await lobby.ask({ type: 'close-day' }));
    await until('the wall says closed', () => lastView(wall)['state'] === 'closed');
    expect(branch.deaths).toEqual([]);
  });

  it('with the paper out the number stands, the kiosk shows it large and the lobby is told', async () => {
    const branch = await branchAtWork({});
    closers.push(() => branch.stop());
    const printer = await printingAt(branch);
    const lobby = await openDay(branch);
    const kiosk = await branch.join(KIOSK);
    await until('the printer is ready', () => lastView(kiosk)['printer'] === 'ready');
    await printer.setFaults({ paper: 'out' });
    await until('the kiosk knows before it promises', () => lastView(kiosk)['printer'] === 'down');
    expect(receipt(await kiosk.ask(TAKE))).toMatchObject({ number: 'A001', slip: 'no-slip' });
    await until('the lobby is told', () => JSON.stringify(lastView(lobby)['unprinted']).includes('paper-out'));
    await printer.setFaults({ paper: 'enough' });
    await until('new paper is noticed', () => lastView(kiosk)['printer'] === 'ready');
    expect(printer.slips()).toEqual([]);
  });
});
