import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FRESH_WITHIN_MS } from '../../../hardware/bus/freshness.ts';
import { type FakeServer, Stage, until } from '../stage.ts';
import { readCandle } from './board-reader.ts';
import { agentOnStage, counter, openWire, type Wire } from './wire.ts';

let stage: Stage;
let server: FakeServer;
let wire: Wire;
beforeEach(async () => {
  stage = new Stage();
  server = await stage.server();
  wire = await openWire(stage, 'boards');
});
afterEach(() => stage.close());

const candle = (id: string, counterId: string, address: number) => ({ driver: 'candle', id, counterId, address, characters: 7 });
const twoBoards = () => ({
  id: 'boards',
  path: wire.path,
  baud: 19_200,
  gapMs: 20,
  displays: [candle('board-1', 'c1', 0x21), candle('board-2', 'c2', 0x22)],
});

/** The last frame each board got, by its address. */
function boards(): Record<number, string> {
  const frames = wire.heard().match(/\u0001[^\u0001]*\u0007/g) ?? [];
  const shown: Record<number, string> = {};
  for (const frame of frames) {
    const { address, text, blinks } = readCandle([...Buffer.from(frame, 'latin1')]);
    shown[address] = blinks ? `${text}!` : text;
  }
  return shown;
}

describe('boards on one bus', () => {
  test('show each its own counter: the number while calling, dashes in service', async () => {
    agentOnStage(stage, server, twoBoards());
    server.counters = [counter('c1', { state: 'calling', number: 'A039' }), counter('c2', { state: 'paused' })];
    server.show();
    await until('both show their counter', () => boards()[0x21] === 'A039!' && boards()[0x22] === 'PAUSE');
    server.counters = [counter('c1', { state: 'serving' }), counter('c2', { state: 'closed' })];
    server.show();
    await until('dashes, no number', () => boards()[0x21] === '---' && boards()[0x22] === 'CLOSE');
  });

  test('get the same bytes for every customer in service, whoever came before', async () => {
    agentOnStage(stage, server, twoBoards());
    const served: string[] = [];
    for (const before of [{ state: 'calling', number: 'A039' }, { state: 'idle' }, { state: 'calling', number: 'B777' }] as const) {
      server.counters = [counter('c1', before)];
      server.show();
      await until('the state before', () => boards()[0x21] === ('number' in before ? `${before.number}!` : ''));
      wire.forget();
      server.counters = [counter('c1', { state: 'serving' })];
      server.show();
      await until('in service', () => boards()[0x21] === '---');
      served.push(wire.heard());
    }
    expect(new Set(served).size).toBe(1);
  });

  test('unplugged and plugged in again are right within five seconds, untouched', async () => {
    const logged = agentOnStage(stage, server, twoBoards());
    server.counters = [counter('c1', { state: 'calling', number: 'A039' }), counter('c2', {})];
    server.show();
    await until('shown', () => boards()[0x21] === 'A039!');
    wire.pty.setPlugged(false);
    await until('the agent notices', () => logged().includes('port down'), 3_000);
    server.counters = [counter('c1', { state: 'calling', number: 'A040' }), counter('c2', {})];
    server.show();
    wire.forget();
    wire.pty.setPlugged(true);
    await until('both are written anew', () => boards()[0x21] === 'A040!' && boards()[0x22] === '', 5_000);
    expect(logged().match(/port down/g)).toHaveLength(1);
  });

  test('whose server is not heard of show nothing that may no longer be so, and recover by themselves', async () => {
    agentOnStage(stage, server, twoBoards());
    server.counters = [counter('c1', { state: 'calling', number: 'A039' })];
    server.show();
    await until('shown', () => boards()[0x21] === 'A039!');
    const again = server.silence();
    await until('the number is taken away', () => boards()[0x21] === '', FRESH_WITHIN_MS + 4_000);
    again();
    await until('and comes back', () => boards()[0x21] === 'A039!');
  });

  test('a counter that the server does not know is left alone', async () => {
    agentOnStage(stage, server, twoBoards());
    server.counters = [counter('c2', { state: 'serving' })];
    server.show();
    await until('the other one', () => boards()[0x22] === '---');
    expect(boards()[0x21]).toBeUndefined();
    server.counters = [counter('c2', { state: 'calling', number: 'A039' })];
    server.show();
    await until('called', () => boards()[0x22] === 'A039!');
    server.counters = [];
    server.show();
    await until('a counter that is gone keeps no number', () => boards()[0x22] === '');
  });

  test('two boards on one address, where boards answer, are named', async () => {
    const frames = { calling: "'C' %number:4%", serving: "'S'", idle: "'I'", offline: "'O'", paused: "'P'", closed: "'X'" };
    const led = {
      driver: 'template',
      id: 'led-1',
      counterId: 'c1',
      address: 7,
      encoding: 'ascii',
      opening: null,
      frames,
      answer: '06 %address%',
    };
    const logged = agentOnStage(stage, server, { id: 'leds', path: wire.path, baud: 9_600, gapMs: 150, displays: [led] });
    server.counters = [counter('c1', { state: 'calling', number: 'A039' })];
    server.show();
    await until('called', () => wire.heard().includes('CA039'));
    wire.send('\u0006\u0007\u0006\u0007');
    await until('it is named', () => logged().includes('two boards have this address') && logged().includes('"display":"led-1"'));
  });
});
