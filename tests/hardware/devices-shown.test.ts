import { join } from 'node:path';
import { pino } from 'pino';
import { SerialPort } from 'serialport';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { intentOf } from '../../server/desk/intent.ts';
import { startAgent } from '../../hardware/agent.ts';
import { WRONG_BYTES_MIN } from '../../hardware/bus/bus-conditions.ts';
import { systemClock } from '../../hardware/clock.ts';
import { parseHardwareConfig } from '../../hardware/config.ts';
import { HALVES_IN_A_ROW } from '../../hardware/readers/card-reader.ts';
import type { LobbyView } from '../../server/contract/lobby.ts';
import { cardNumber } from '../identification/remote-at-work.ts';
import { AGENT, type BranchAtWork, branchAtWork, KIOSK, lastView, LOBBY, type Screen, TELLER } from '../protocol/branch-at-work.ts';
import { openWire, type Wire } from './bus/wire.ts';
import { Stage, until } from './stage.ts';

/** Issue: a fault is shown within three seconds, and what is plugged in again works within five, untouched. */
const SHOWN_WITHIN_MS = 3_000;
const WORKS_WITHIN_MS = 5_000;
const ANSWER = '\u0006\u0007';
const NOTHING = '\u0015\u0009';
const GOLD = cardNumber('620042', 16);

let stage: Stage;
let branch: BranchAtWork;
let lobby: Screen;
let line: Wire;
let swiped: Wire;
let agent: ReturnType<typeof startAgent>;
/** Whether what hangs on the line answers, and how often. */
let answers: number;

const frames = { calling: "'C' %number:4%", serving: "'S'", idle: "'I'", offline: "'O'", paused: "'P'", closed: "'X'" };
const feedback = { accepted: null, refused: null, failed: null };
const board = (counterId: string) => {
  const spoken = { encoding: 'ascii', opening: null, frames, answer: '06 %address%' };
  return { driver: 'template', id: 'led-1', counterId, address: 7, ...spoken };
};
const pad = {
  id: 'pad-1',
  counterId: 'c1',
  address: 9,
  keys: [{ bytes: '02 %address% 31', action: 'help' }],
  feedback,
  poll: { ask: '05 %address%', nothing: '15 %address%' },
};
const rater = { id: 'rate-1', counterId: 'c1', address: 8, keys: [{ bytes: '02 %address% 31', score: 5 }], feedback, poll: null };
const bus = (counterId: string) => ({
  id: 'leds',
  path: line.path,
  baud: 9_600,
  gapMs: 60,
  displays: [board(counterId)],
  pads: [pad],
  raters: [rater],
});
const reader = () => ({ driver: 'track2', id: 'reader-1', path: swiped.path, baud: 9_600, kioskId: 'k1', lrc: false });

beforeEach(async () => {
  stage = new Stage();
  answers = 1;
  branch = await branchAtWork({});
  stage.onClose(() => branch.stop());
  await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
  lobby = await branch.join(LOBBY);
  line = await openWire(stage, 'line');
  swiped = await openWire(stage, 'swiped');
  stage.onClose(answering(line));
});
afterEach(() => stage.close());

/** What hangs on the line: a board that says that it took its frame, and a pad that says that no key was pressed. */
function answering(wire: Wire): () => void {
  const timer = setInterval(() => {
    const heard = wire.heard();
    wire.forget();
    if (/[CSIOPX]/.test(heard)) wire.send(ANSWER.repeat(answers));
    if (heard.includes('\u0005\u0009')) wire.send(answers === 0 ? '' : NOTHING);
  }, 5);
  return () => clearInterval(timer);
}

function plugIn(counterId: string): void {
  const devices = { buses: [bus(counterId)], readers: [reader()] };
  const config = { server: branch.url, token: branch.tokenOf(AGENT), stateDir: join(stage.folder, 'state'), devices };
  agent = startAgent({
    config: parseHardwareConfig(JSON.stringify(config), 'agent.json'),
    clock: systemClock,
    random: () => 0.5,
    makeId: () => crypto.randomUUID(),
    log: pino({ level: 'silent' }),
  });
  stage.onClose(() => agent.stop());
}

const conditionOf = (name: string): string | undefined =>
  (lastView(lobby)['devices'] as LobbyView['devices']).find(({ key }) => key === `agent-1/${name}`)?.condition;
const all = () => ['leds/led-1', 'leds/pad-1', 'leds/rate-1', 'reader-1'].map(conditionOf);
const shown = (what: string, expected: readonly (string | undefined)[], withinMs: number) =>
  until(what, () => all().join(' ') === expected.join(' '), withinMs);

const WELL = ['ok', 'ok', 'line-open', 'line-open'];

describe('boards, pads and readers on the lobby’s page', () => {
  test('unplugged are shown within three seconds; plugged in again they work within five, untouched', async () => {
    plugIn('c1');
    await shown('well, as far as each can be known', WELL, 10_000);
    line.pty.setPlugged(false);
    swiped.pty.setPlugged(false);
    await shown('unplugged', ['port-missing', 'port-missing', 'port-missing', 'port-missing'], SHOWN_WITHIN_MS);
    line.pty.setPlugged(true);
    swiped.pty.setPlugged(true);
    await shown('well again', WELL, WORKS_WITHIN_MS);
    swiped.send(`;${GOLD}=28122010000?\r`);
    line.send('\u0002\u00081');
    await shown('used, all are known to be well', ['ok', 'ok', 'ok', 'ok'], SHOWN_WITHIN_MS);
  });

  test('are missed with their agent, and known again with it', async () => {
    plugIn('c1');
    await shown('well', WELL, 10_000);
    await agent.stop();
    await shown('missed', ['unreachable', 'unreachable', 'unreachable', 'unreachable'], SHOWN_WITHIN_MS);
    plugIn('c1');
    await shown('well again', WELL, WORKS_WITHIN_MS);
  });

  test('a dead board and a dead pad are silent, two boards on one address are named, and both get well by themselves', async () => {
    plugIn('c1');
    await shown('well', WELL, 10_000);
    answers = 0;
    await until('the pad is missed', () => conditionOf('leds/pad-1') === 'no-answer', SHOWN_WITHIN_MS);
    // A board is looked at when it has something to show: its counter opens.
    await (await branch.join(TELLER)).ask({ type: 'open-counter', counterId: 'c1' });
    await until('the board is missed', () => conditionOf('leds/led-1') === 'no-answer', 8_000);
    answers = 2;
    await until('two boards', () => conditionOf('leds/led-1') === 'address-doubled', WORKS_WITHIN_MS);
    expect(conditionOf('leds/pad-1')).toBe('ok');
  });

  test('another program on the port, another speed, half a card again and again, and a counter that is not there: each is named', async () => {
    const other = new SerialPort({ path: line.path, baudRate: 9_600, lock: true, autoOpen: false });
    await new Promise<void>((resolve, reject) => other.open((error) => (error === null ? resolve() : reject(error))));
    plugIn('nowhere');
    await until('the port is busy', () => conditionOf('leds/led-1') === 'port-busy', SHOWN_WITHIN_MS);
    await new Promise((resolve) => other.close(resolve));
    await until('it is free', () => conditionOf('leds/pad-1') === 'ok', WORKS_WITHIN_MS);
    expect(conditionOf('leds/led-1')).toBe('unknown-place');
    answers = 0;
    line.send('\u00f0'.repeat(WRONG_BYTES_MIN));
    await until('it is another speed', () => conditionOf('leds/rate-1') === 'wrong-baud', SHOWN_WITHIN_MS);
    swiped.send('\u00f0'.repeat(20));
    await until('so it is at the reader', () => conditionOf('reader-1') === 'wrong-baud', SHOWN_WITHIN_MS);
    const kiosk = await branch.join(KIOSK);
    const swipes = () => kiosk.views.filter(({ view }) => view['readerCard'] === 'reading').length;
    for (let half = 1; half <= HALVES_IN_A_ROW; half += 1) {
      expect(conditionOf('reader-1')).toBe('wrong-baud');
      swiped.send(`;${GOLD.slice(0, 9)}`);
      await until('another swipe is asked for', () => swipes() === half && lastView(kiosk)['readerCard'] === 'unreadable');
    }
    await until('the reader reads halves', () => conditionOf('reader-1') === 'half-track', SHOWN_WITHIN_MS);
  });
});
