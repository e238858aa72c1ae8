import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { intentOf } from '../../../server/desk/intent.ts';
import { SAME_KEY_LOCK_MS } from '../../../hardware/pads/key-lock.ts';
import { AGENT, type BranchAtWork, branchAtWork, KIOSK, LOBBY, type Screen, TAKE, TELLER } from '../../protocol/branch-at-work.ts';
import { Stage, until } from '../stage.ts';
import { readTwoLines } from './board-reader.ts';
import { agentOn, openWire, type Wire } from './wire.ts';

let stage: Stage;
let branch: BranchAtWork;
let wire: Wire;
beforeEach(async () => {
  stage = new Stage();
  branch = await branchAtWork({});
  stage.onClose(() => branch.stop());
  wire = await openWire(stage, 'counter-1');
});
afterEach(() => stage.close());

const silent = { accepted: null, refused: null, failed: null };

/** One counter's whole hardware on one line: its display, its call pad, its rating keypad. */
function startAgent(): void {
  agentOn(stage, branch.url, branch.tokenOf(AGENT), [
    {
      id: 'counter-1',
      path: wire.path,
      baud: 9_600,
      gapMs: 20,
      displays: [{ driver: 'cd5220', id: 'display-1', counterId: 'c1', brightness: 4, text: 'chinese' }],
      pads: [
        {
          id: 'pad-1',
          counterId: 'c1',
          address: 1,
          keys: [
            { bytes: "'N' 0D", action: 'next' },
            { bytes: "'F' 0D", action: 'confirm' },
          ],
          feedback: { accepted: null, refused: '07', failed: null },
          poll: null,
        },
      ],
      raters: [{ id: 'rate-1', counterId: 'c1', address: 1, keys: [{ bytes: "'K5'", score: 5 }], feedback: silent, poll: null }],
    },
  ]);
}

/** What stands on the display's lower line. */
function lower(): string {
  const frames = wire.heard().match(/\u001bQA[^\r]*\r\u001bQB[^\r]*\r/g) ?? [];
  const last = frames.at(-1);
  return last === undefined ? '' : readTwoLines([...Buffer.from(last, 'latin1')]).lines[1].trimEnd();
}

const shows = (what: string): Promise<number> => until(`the display shows ${what}`, () => lower() === what);

/** The same key counts again only when it has been let go for a while. */
async function letGo(): Promise<void> {
  const over = performance.now() + SAME_KEY_LOCK_MS;
  await until('the lock is over', () => performance.now() > over);
}

async function signedOn(): Promise<{ readonly kiosk: Screen; readonly teller: Screen }> {
  const [kiosk, teller] = [await branch.join(KIOSK), await branch.join(TELLER)];
  await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
  await teller.ask({ type: 'open-counter', counterId: 'c1' });
  return { kiosk, teller };
}

describe('a counter served by its hardware alone', () => {
  test('calls, serves, finishes and is rated, each key once', async () => {
    startAgent();
    const { kiosk } = await signedOn();
    await shows('请留意叫号');
    await kiosk.ask(TAKE);
    wire.send('N\r');
    await shows('A001 请办理');
    wire.send('F\r');
    await shows('正在办理');
    await letGo();
    wire.send('F\r');
    await shows('请留意叫号');
    const asked = () => branch.server.desk.branch.hall.ratings.get('c1');
    await until('the keypad is asked and answers', () => {
      wire.send('K5');
      return asked()?.ratedAt !== null && asked() !== undefined;
    });
  });

  test('beeps and does nothing where nobody is signed on', async () => {
    startAgent();
    await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
    await (await branch.join(KIOSK)).ask(TAKE);
    await until('the closed counter shows', () => wire.heard().includes('\u001bQA'));
    wire.send('N\r');
    await until('beep', () => wire.heard().includes('\u0007'));
    expect(branch.server.desk.branch.hall.calls).toEqual([]);
  });

  test('shows byte for byte the same of one who was called and of one who is served without a call', async () => {
    startAgent();
    const { kiosk, teller } = await signedOn();
    const lobby = await branch.join(LOBBY);
    await kiosk.ask(TAKE);
    await shows('请留意叫号');
    wire.send('N\r');
    await shows('A001 请办理');
    wire.forget();
    wire.send('F\r');
    await shows('正在办理');
    const called = wire.heard();

    const inHand = () => branch.server.desk.branch.hall.counters.get('c1')?.ticketId ?? '';
    await teller.ask({ type: 'finish-service', counterId: 'c1', ticketId: inHand() });
    await shows('请留意叫号');
    await kiosk.ask(TAKE);
    const ticketId = [...branch.server.desk.branch.hall.tickets.values()].find(({ number }) => number === 'A002')?.id ?? '';
    const armed = await lobby.ask({
      type: 'arm-direct-service',
      counterId: 'c1',
      customer: { kind: 'ticket', ticketId },
      cueId: null,
      needId: 'elderly',
      salutation: null,
    });
    expect(armed).toMatchObject({ ok: true });
    await letGo();
    wire.forget();
    wire.send('N\r');
    await shows('正在办理');
    expect(inHand()).toBe(ticketId);
    expect(wire.heard()).toBe(called);
  });
});
