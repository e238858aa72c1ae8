import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { intentOf } from '../../../server/desk/intent.ts';
import { startAgent } from '../../../hardware/agent.ts';
import { systemClock } from '../../../hardware/clock.ts';
import { parseHardwareConfig } from '../../../hardware/config.ts';
import { READERS_MAX } from '../../../hardware/config/reader.ts';
import { findingsOf } from '../../../hardware/doctor/doctor.ts';
import { cardNumber } from '../../identification/remote-at-work.ts';
import { AGENT, type BranchAtWork, branchAtWork, KIOSK, lastView, type Screen, TAKE } from '../../protocol/branch-at-work.ts';
import { memoryLog } from '../../../server/store/memory-log.ts';
import { TEST_BRANCH } from '../../branch-fixture.ts';
import { Stage, until } from '../stage.ts';
import { openWire, type Wire } from '../bus/wire.ts';

const GOLD = cardNumber('620042', 16);
const UNKNOWN = cardNumber('411111', 16);
const [K1, K2] = TEST_BRANCH.kiosks;
const [P1] = TEST_BRANCH.printers;
const THREE_KIOSKS = {
  ...TEST_BRANCH,
  kiosks: [
    { ...K1, id: 'k1' },
    { ...K2, id: 'k2', printerId: 'p2' },
    { ...K2, id: 'k3' },
  ],
  printers: [
    { ...P1, id: 'p1' },
    { ...P1, id: 'p2' },
  ],
} as typeof TEST_BRANCH;
const eventLog = { log: memoryLog() };
let stage: Stage;
let branch: BranchAtWork;
let wire: Wire;
/** At a kiosk whose printer another agent would have. */
let strange: Wire;
/** At a kiosk that has no printer. */
let bare: Wire;
let logged: string;
let kiosk: Screen;

beforeEach(async () => {
  stage = new Stage();
  eventLog.log = memoryLog();
  branch = await branchAtWork({ eventLog: eventLog.log, configuration: THREE_KIOSKS });
  stage.onClose(() => branch.stop());
  wire = await openWire(stage, 'reader');
  strange = await openWire(stage, 'strange');
  bare = await openWire(stage, 'bare');
  kiosk = await branch.join(KIOSK);
  await branch.server.desk.submit(intentOf('open', { type: 'open-day' }, { role: 'operator' }, null));
  startReaders();
  await until('the port is open and the server there', () => logged.split('port open').length === 4 && logged.includes('server connected'));
});
afterEach(() => stage.close());

function reader(id: string, path: string, kioskId: string) {
  return { driver: 'track2', id, path, baud: 9_600, kioskId, lrc: false };
}

function startReaders(): void {
  logged = '';
  const config = {
    server: branch.url,
    token: branch.tokenOf(AGENT),
    stateDir: join(stage.folder, 'state'),
    devices: {
      readers: [reader('reader-1', wire.path, 'k1'), reader('reader-2', strange.path, 'k2'), reader('reader-3', bare.path, 'k3')],
    },
  };
  const agent = startAgent({
    config: parseHardwareConfig(JSON.stringify(config), 'agent.json'),
    clock: systemClock,
    random: () => 0.5,
    makeId: () => crypto.randomUUID(),
    log: pino({ level: 'trace' }, { write: (line: string) => void (logged += line) }),
  });
  stage.onClose(() => agent.stop());
}

const swipes = (digits: string): void => wire.send(`;${digits}=28122010000?\r`);
const shown = (): unknown => lastView(kiosk)['readerCard'];
const takes = () => kiosk.ask({ ...TAKE, withCard: true });

function tickets() {
  return [...branch.server.desk.branch.staff.records.values()].map(({ standing, lastFour }) => [standing.tier, lastFour]);
}

describe('a serial reader, through the real agent and server', () => {
  test('a swipe counts for the number taken next; the screen says the same of a card nobody knows', async () => {
    const frames: unknown[][] = [];
    for (const digits of [GOLD, UNKNOWN]) {
      const before = kiosk.views.length;
      swipes(digits);
      await until('the kiosk says that it was read', () => shown() === 'read');
      frames.push(kiosk.views.slice(before).map(({ view }) => view));
      await takes();
      await until('the kiosk has let it go', () => shown() === 'none');
    }
    expect(tickets()).toEqual([
      ['gold', GOLD.slice(-4)],
      ['none', UNKNOWN.slice(-4)],
    ]);
    const states = frames.map((views) => views.map((view) => (view as { readerCard: string }).readerCard));
    expect(states).toEqual([
      ['reading', 'read'],
      ['reading', 'read'],
    ]);
  });

  test('no digit but what rules need leaves the agent, and none is in a log, an event or a view', async () => {
    swipes(GOLD);
    await until('read', () => shown() === 'read' && logged.includes('swiped'));
    await takes();
    const traces = [logged, ...branch.logged, JSON.stringify(eventLog.log.readDay()), JSON.stringify(kiosk.views)].join('\n');
    const pieces = [GOLD, GOLD.slice(0, 8), GOLD.slice(4, 14), Buffer.from(GOLD).toString('hex'), Buffer.from(GOLD).toString('base64')];
    const found = (text: string): string[] => pieces.filter((piece) => text.includes(piece));
    expect(found(traces)).toEqual([]);
    expect(found(`${traces}${JSON.stringify({ track: `;${GOLD}=` })}`)).toContain(GOLD);
    expect(JSON.stringify(eventLog.log.readDay())).toContain(`"lastFour":"${GOLD.slice(-4)}"`);
  });

  test('half a track asks for another swipe, and forgets the card before; a sound one then counts', async () => {
    swipes(GOLD);
    await until('read', () => shown() === 'read');
    wire.send(`;${GOLD.slice(0, 9)}`);
    await until('another swipe is asked for', () => shown() === 'unreadable');
    await takes();
    swipes(GOLD);
    await until('read', () => shown() === 'read');
    await takes();
    expect(tickets()).toEqual([
      ['none', null],
      ['gold', GOLD.slice(-4)],
    ]);
  });

  test('a customer who goes away takes the card along', async () => {
    swipes(GOLD);
    await until('read', () => shown() === 'read');
    await kiosk.ask({ type: 'forget-card' });
    await until('forgotten', () => shown() === 'none');
    await takes();
    expect(tickets()).toEqual([['none', null]]);
  });

  test('unplugged it is named, and plugged in again it reads within five seconds, untouched', async () => {
    wire.pty.setPlugged(false);
    await until('it is missed', () => logged.includes('port down'));
    logged = '';
    wire.pty.setPlugged(true);
    await until('open again', () => logged.includes('port open'), 5_000);
    swipes(GOLD);
    await until('read', () => shown() === 'read');
  });
});

test('a card for a kiosk that is not this agent’s is refused, and shown nowhere', async () => {
  strange.send(`;${GOLD}=28122010000?\r`);
  await until('it is refused', () => logged.includes('"came":"not-allowed"'));
  expect(shown()).toBe('none');
  expect(lastView(await branch.join({ audience: 'kiosk', kioskId: 'k2' }))['readerCard']).toBe('none');
});

test('a card counts at a kiosk without a printer, and at no other', async () => {
  const there = await branch.join({ audience: 'kiosk', kioskId: 'k3' });
  bare.send(`;${GOLD}=28122010000?\r`);
  await until('it is read', () => lastView(there)['readerCard'] === 'read');
  expect(shown()).toBe('none');
  await there.ask({ ...TAKE, withCard: true });
  expect(tickets()).toEqual([['gold', GOLD.slice(-4)]]);
});

test('the page’s example is a configuration the agent takes; what breaks it is named by line and key', async () => {
  const [example = ''] = [...readFileSync('hardware/deploy/READERS.md', 'utf8').matchAll(/```json\n([\s\S]*?)```/g)].map(
    (match) => match[1] ?? '',
  );
  const parse = (devices: string) =>
    parseHardwareConfig(`{ "server": "http://127.0.0.1:8420", "stateDir": "/s",\n"devices": ${devices} }`, 'agent.json').devices.readers;
  expect(parse(example)).toEqual([reader('reader-1', '/dev/branch-reader-1', 'kiosk-1')]);
  expect(() => parse(example.replace('"track2"', '"track3"'))).toThrow(/agent\.json:4: devices\.readers\.0\.driver/);
  expect(() => parse(example.replace('9600', '9601'))).toThrow(/agent\.json:4: devices\.readers\.0\.baud: allowed: 1200/);
  const many = Array.from({ length: READERS_MAX + 1 }, (_, index) => reader(`r${String(index)}`, `/dev/tty${String(index)}`, 'k1'));
  expect(() => parse(JSON.stringify({ readers: many }))).toThrow(/devices\.readers/);
  expect(() => parse(JSON.stringify({ readers: [many[0], { ...many[1], path: '/dev/tty0' }] }))).toThrow(/r0 is on this port already/);

  const file = join(stage.folder, 'agent.json');
  const devices = { readers: [reader('reader-1', join(stage.folder, 'gone'), 'k1')] };
  writeFileSync(file, JSON.stringify({ server: 'http://127.0.0.1:9', token: 't', stateDir: stage.folder, devices }));
  const findings = await findingsOf(file, { clock: systemClock, now: Date.now, proc: join(stage.folder, 'proc'), fontCommand: 'echo' });
  expect(findings.find(({ about }) => about === 'reader reader-1')).toMatchObject({ level: 'bad' });
});
