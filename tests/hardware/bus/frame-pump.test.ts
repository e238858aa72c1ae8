import { describe, expect, test } from 'vitest';
import { FramePump, REFRESH_MS, SIGNALS_MAX } from '../../../hardware/bus/frame-pump.ts';
import { ManualClock } from './manual-clock.ts';

const GAP_MS = 200;

/** A pump on a port that takes bytes at once, or not at all. */
function pumpOn(clock: ManualClock, ...polls: readonly string[]) {
  const sent: { readonly at: number; readonly text: string }[] = [];
  const done: string[] = [];
  const port = { works: true, stuck: 0 };
  const pump = new FramePump({
    gapMs: GAP_MS,
    polls: polls.map((poll) => ({ deviceId: poll, bytes: Buffer.from(poll) })),
    clock,
    write: (bytes) => {
      if (port.works) sent.push({ at: clock.now(), text: Buffer.from(bytes).toString() });
      return Promise.resolve('ok');
    },
    drain: () => Promise.resolve(port.works),
    onStuck: () => {
      port.stuck += 1;
    },
    onDone: (deviceId) => done.push(deviceId),
  });
  const show = (board: string, text: string): void => pump.show(board, Buffer.from(text));
  return { pump, port, show, sent, done, texts: () => sent.map(({ text }) => text) };
}

describe('the frames of a bus', () => {
  test('go one at a time, with a gap between, and only when they differ', async () => {
    const clock = new ManualClock();
    const { pump, show, sent, texts } = pumpOn(clock);
    pump.open([Buffer.from('init')]);
    show('one', 'a');
    show('two', 'b');
    show('one', 'a');
    await clock.pass(2_000);
    show('one', 'a');
    await clock.pass(2_000);
    expect(texts()).toEqual(['init', 'a', 'b']);
    sent.slice(1).forEach(({ at }, index) => expect(at - (sent[index]?.at ?? 0)).toBeGreaterThanOrEqual(GAP_MS));
  });

  test('however fast things change, a bus carries five frames a second and then the last one', async () => {
    const clock = new ManualClock();
    const { pump, show, texts } = pumpOn(clock);
    pump.open([]);
    for (let change = 0; change < 1_000; change += 1) {
      show('one', `n${String(change)}`);
      await clock.pass(1);
    }
    await clock.pass(GAP_MS);
    expect(texts().length).toBeLessThanOrEqual(7);
    expect(texts().at(-1)).toBe('n999');
  });

  test('are repeated every half minute, and a new one does not wait for the repeats of sixty boards', async () => {
    const clock = new ManualClock();
    const { pump, show, texts } = pumpOn(clock);
    pump.open([]);
    for (let board = 0; board < 60; board += 1) show(String(board), `board ${String(board)}`);
    await clock.pass(REFRESH_MS - 1);
    expect(texts()).toHaveLength(60);
    await clock.pass(GAP_MS * 3);
    const before = texts().length;
    expect(before).toBeGreaterThan(60);
    show('59', 'called');
    await clock.pass(GAP_MS * 2);
    expect(texts().slice(before, before + 2)).toContain('called');
    await clock.pass(REFRESH_MS);
    expect(texts().length).toBeLessThanOrEqual(60 + 61 + 60);
  });

  test('all come again, after the opening, when the port was away', async () => {
    const clock = new ManualClock();
    const { pump, show, texts } = pumpOn(clock);
    pump.open([Buffer.from('init')]);
    show('one', 'a');
    show('two', 'same');
    await clock.pass(1_000);
    pump.close();
    show('one', 'b');
    await clock.pass(1_000);
    expect(texts()).toEqual(['init', 'a', 'same']);
    pump.open([Buffer.from('init')]);
    await clock.pass(1_000);
    expect(texts()).toEqual(['init', 'a', 'same', 'init', 'b', 'same']);
  });

  test('a port that takes nothing is given back once, and everything sent when it is open again', async () => {
    const clock = new ManualClock();
    const { pump, port, show, texts } = pumpOn(clock);
    port.works = false;
    pump.open([]);
    show('one', 'a');
    await clock.pass(1_000);
    expect(port.stuck).toBe(1);
    port.works = true;
    pump.open([]);
    await clock.pass(1_000);
    expect(texts()).toEqual(['a']);
  });

  test('beeps go first, and a storm of them is cut', async () => {
    const clock = new ManualClock();
    const { pump, show, texts } = pumpOn(clock);
    pump.open([]);
    show('one', 'a');
    show('two', 'b');
    for (let beep = 0; beep < 100; beep += 1) pump.signal(Buffer.from('!'));
    await clock.pass(60 * GAP_MS);
    expect(texts().filter((text) => text === '!')).toHaveLength(SIGNALS_MAX);
    expect(texts().indexOf('!')).toBeLessThan(texts().indexOf('b'));
  });

  test('questions to pads fill the quiet, and a frame waits for one of them at most', async () => {
    const clock = new ManualClock();
    const { pump, show, texts } = pumpOn(clock, 'ask 1', 'ask 2');
    pump.open([]);
    show('one', 'a');
    await clock.pass(4 * GAP_MS);
    expect(texts().slice(0, 4)).toEqual(['ask 1', 'a', 'ask 2', 'ask 1']);
    show('one', 'b');
    const before = texts().length;
    await clock.pass(GAP_MS);
    expect(texts()[before]).toBe('b');
    pump.close();
    const after = texts().length;
    await clock.pass(10 * GAP_MS);
    expect(texts()).toHaveLength(after);
  });

  test('are shown again when asked for, and each is told of once its gap has passed, a pad’s question too', async () => {
    const clock = new ManualClock();
    const { pump, show, done, texts } = pumpOn(clock, 'pad-1');
    pump.open([]);
    show('one', 'a');
    await clock.pass(GAP_MS);
    pump.again('one');
    pump.again('stranger');
    await clock.pass(3 * GAP_MS);
    expect(texts().filter((text) => text === 'a')).toHaveLength(2);
    expect(done.filter((id) => id === 'one')).toHaveLength(2);
    expect(done).toContain('pad-1');
    pump.close();
  });
});
