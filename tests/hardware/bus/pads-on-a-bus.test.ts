import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SAME_KEY_LOCK_MS } from '../../../hardware/pads/key-lock.ts';
import type { DeviceCommand } from '../../../server/contract/device.ts';
import { type FakeServer, Stage, until } from '../stage.ts';
import { agentOnStage, counter, openWire, type Wire } from './wire.ts';

let stage: Stage;
let server: FakeServer;
let wire: Wire;
let logged: () => string;
beforeEach(async () => {
  stage = new Stage();
  server = await stage.server();
  wire = await openWire(stage, 'pads');
});
afterEach(() => stage.close());

const feedback = { accepted: "'+'", refused: "'-'", failed: "'?'" };
const keys = [
  { bytes: "'N' %address% 0D", action: 'next' },
  { bytes: "'F' %address% 0D", action: 'confirm' },
  { bytes: "'P' %address% 0D", action: 'pause', reasonId: 'water' },
  { bytes: "'H' %address% 0D", action: 'help' },
];
const pad = (id: string, counterId: string, address: number) => ({ id, counterId, address, keys, feedback, poll: null });
const rater = {
  id: 'rate-1',
  counterId: 'c1',
  address: 1,
  keys: [1, 2, 3, 4, 5].map((score) => ({ bytes: `'K${String(score)}'`, score })),
  feedback,
  poll: null,
};

async function start(): Promise<void> {
  const pads = [pad('pad-1', 'c1', 1), pad('pad-2', 'c2', 2)];
  logged = agentOnStage(stage, server, { id: 'pads', path: wire.path, baud: 9_600, gapMs: 0, pads, raters: [rater] });
  server.counters = [counter('c1', { state: 'calling', number: 'A039' }), counter('c2', { state: 'closed' })];
  server.show();
  await until('the port is open and the server there', () => logged().includes('port open') && logged().includes('server connected'));
  await until('the view is there', () => server.connections === 1);
}

const presses = (): DeviceCommand[] => server.reports.map(({ command }) => command).filter(({ type }) => type === 'press-pad');
const ratings = (): DeviceCommand[] => server.reports.map(({ command }) => command).filter(({ type }) => type === 'rate-visit');

/** Presses until the agent has acted on it: its first view may still be on the way. */
async function pressed(key: string, seen: () => boolean): Promise<void> {
  wire.send(key);
  await until(`the agent hears ${JSON.stringify(key)}`, seen);
}

describe('a serial call pad', () => {
  test('asks for its own counter what its key means, with what was so there, and beeps what came of it', async () => {
    await start();
    await pressed('F\u0001\r', () => presses().length === 1);
    expect(presses()).toEqual([{ type: 'press-pad', counterId: 'c1', key: 'confirm', seen: 'calling', reasonId: null }]);
    await until('beep', () => wire.heard() === '+');
    server.answer = { ok: false, refusal: 'counter-not-open', params: { counter: '2' }, text: { 'zh-CN': '', en: '' } };
    await pressed('N\u0002\r', () => presses().length === 2);
    expect(presses()[1]).toMatchObject({ counterId: 'c2', key: 'next', seen: 'closed' });
    await until('the other beep', () => wire.heard() === '+-');
    await pressed('P\u0001\r', () => presses().length === 3);
    expect(presses()[2]).toMatchObject({ key: 'pause', reasonId: 'water' });
  });

  test('bouncing or held is one press; another key meanwhile waits for nobody and is dropped', async () => {
    await start();
    server.answer = null;
    wire.send('F\u0001\r'.repeat(20));
    await until('one press', () => presses().length === 1);
    wire.send('H\u0001\r');
    wire.send('F\u0002\r');
    await until('the other pad is not held up', () => presses().length === 2);
    expect(presses()[1]).toMatchObject({ counterId: 'c2' });
    await until('no answer: the third beep, twice', () => wire.heard() === '??');
    expect(presses().filter((press) => 'key' in press && press.key === 'help')).toEqual([]);
  });

  test('unknown keys and rubbish ask for nothing, are told as a number, and hide no key after them', async () => {
    await start();
    wire.send('Z\u0001\r6222021234567890123\u0000\u00ff N\u0003\r');
    await until('told', () => logged().includes('no key of this bus'));
    expect(logged()).not.toContain('622202');
    expect(presses()).toEqual([]);
    await pressed('F\u0001\r', () => presses().length === 1);
  });

  test('without a server beeps at once and asks nothing later', async () => {
    await start();
    const again = server.silence();
    wire.send('F\u0001\r');
    await until('beep', () => wire.heard().includes('?'), 8_000);
    const before = presses().length;
    again();
    await until('connected again', () => (logged().match(/server connected/g) ?? []).length === 2, 8_000);
    await pressed('F\u0002\r', () => presses().some((press) => 'counterId' in press && press.counterId === 'c2'));
    expect(
      presses()
        .slice(before)
        .filter((press) => 'counterId' in press && press.counterId === 'c1'),
    ).toEqual([]);
  });

  test('the same key counts again once it was let go', async () => {
    await start();
    await pressed('F\u0001\r', () => presses().length === 1);
    await until('beep', () => wire.heard() === '+');
    const letGo = performance.now() + SAME_KEY_LOCK_MS;
    await until('the lock is over', () => performance.now() > letGo);
    await pressed('F\u0001\r', () => presses().length === 2);
  });
});

describe('pads that speak only when asked', () => {
  test('are asked in turn, for ever; their keys act, their silence is no noise', async () => {
    const poll = { ask: "'?' %address%", nothing: "'0' %address%" };
    const pads = [pad('pad-1', 'c1', 1), pad('pad-2', 'c2', 2)].map((one) => ({ ...one, poll }));
    logged = agentOnStage(stage, server, { id: 'pads', path: wire.path, baud: 9_600, gapMs: 20, pads });
    server.counters = [counter('c1', {}), counter('c2', {})];
    server.show();
    await until('both are asked, again and again', () => wire.heard().includes('?\u0001?\u0002?\u0001?\u0002'));
    wire.send('0\u0001');
    wire.send('0\u0002');
    await until('the view is there', () => server.connections === 1);
    await until('a key acts', () => {
      wire.send('N\u0002\r');
      return presses().length === 1;
    });
    expect(presses()[0]).toMatchObject({ counterId: 'c2', key: 'next', seen: 'idle' });
    await until('its beep goes between the questions', () => wire.heard().includes('+'));
    expect(logged()).not.toContain('no key of this bus');
  });
});

describe('a serial rating keypad', () => {
  test('asks only while its counter asks, once a visit, and writes no score anywhere', async () => {
    await start();
    wire.send('K5');
    await until('refused', () => wire.heard() === '-');
    expect(ratings()).toEqual([]);
    server.counters = [counter('c1', { visitId: 'visit-1' })];
    server.show();
    await until('rated', () => {
      wire.send('K2');
      return ratings().length === 1;
    });
    expect(ratings()).toEqual([{ type: 'rate-visit', counterId: 'c1', visitId: 'visit-1', score: 2 }]);
    await until('thanks', () => wire.heard().includes('+'));
    wire.forget();
    wire.send('K5');
    await until('once is enough', () => wire.heard().endsWith('-'));
    expect(ratings()).toHaveLength(1);
    expect(logged()).not.toContain('score');
    server.counters = [counter('c1', { visitId: 'visit-2' })];
    server.show();
    await until('the next visit', () => {
      wire.send('K5');
      return ratings().length === 2;
    });
  });

  test('keys it does not have are nothing', async () => {
    await start();
    server.counters = [counter('c1', { visitId: 'visit-1' })];
    server.show();
    wire.send('K0K6K9');
    await until('told', () => logged().includes('no key of this bus'));
    expect(ratings()).toEqual([]);
  });
});
