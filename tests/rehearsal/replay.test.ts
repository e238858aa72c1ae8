import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { violationsIn } from './replay/check.ts';
import { expectedDay } from './replay/expected.ts';
import { FAULTS, plantFault } from './replay/fault.ts';
import { replay, type ReplayRequest, type ReplayResult } from './replay/replay.ts';
import { type Caller, readTrace, TraceError } from './replay/trace.ts';

/** Invented: bursts in one second, services of no length, patience of none, people before and after midnight. */
const SMALL_DAYS = join(import.meta.dirname, 'replay', 'small-days.csv');
const DAY = '2026-03-02';

function asked(change: Partial<ReplayRequest>): ReplayRequest {
  return { callers: readTrace(SMALL_DAYS, DAY), date: DAY, counters: 2, seed: 'test', fault: null, ...change };
}

describe('a recorded day, replayed through the real server', () => {
  let result: ReplayResult;
  beforeAll(async () => {
    result = await replay(asked({}));
  });

  test('every arrival has one ticket, every served one transaction, at the moments the trace alone gives', () => {
    expect(result.violations).toEqual([]);
    const { arrivals, tickets, served, noShows, cancelled } = result.figures.counts;
    expect(tickets).toBe(arrivals);
    expect(served + noShows + cancelled).toBe(arrivals);
    expect(Math.min(served, noShows, cancelled)).toBeGreaterThan(0);
  });

  test.each(FAULTS)('the check finds a planted fault: %s', (fault) => {
    const { evidence } = result;
    expect(violationsIn({ ...evidence, stored: plantFault(evidence.stored, fault) })).not.toEqual([]);
  });

  test('a fault asked for on the command line fails the replay', async () => {
    expect((await replay(asked({ fault: 'doubled-ticket' }))).violations).not.toEqual([]);
  });

  test('the same trace and seed give the same events, another seed others', async () => {
    expect((await replay(asked({}))).figures.digest).toBe(result.figures.digest);
    expect((await replay(asked({ seed: 'another' }))).figures.digest).not.toBe(result.figures.digest);
  });

  test('more counters, shorter waits; the check holds for one counter too', async () => {
    const alone = await replay(asked({ counters: 1 }));
    expect(alone.violations).toEqual([]);
    expect(alone.figures.waits.meanMs).toBeGreaterThan(result.figures.waits.meanMs);
  });
});

describe('what must come of a day, from the trace alone', () => {
  const caller = (arrivedS: number, fate: Caller['fate']): Caller => ({
    line: 2,
    arrivedMs: arrivedS * 1_000,
    kind: 'A',
    fate,
    recordedWaitMs: 0,
  });
  const served = (seconds: number): Caller['fate'] => ({ kind: 'served', serviceMs: seconds * 1_000 });
  const gaveUp = (seconds: number): Caller['fate'] => ({ kind: 'gave-up', afterMs: seconds * 1_000 });

  test('who gives up before the call is cancelled, who is called before is a no-show, and neither takes time', () => {
    const day = expectedDay(
      [caller(0, served(100)), caller(0, gaveUp(50)), caller(0, gaveUp(100)), caller(0, gaveUp(101)), caller(1, served(10))],
      1,
    );
    expect(day).toEqual([
      { outcome: 'served', calledAt: 0, closedAt: 100_000 },
      { outcome: 'cancelled', closedAt: 50_000 },
      { outcome: 'cancelled', closedAt: 100_000 },
      { outcome: 'no-show', calledAt: 100_000 },
      { outcome: 'served', calledAt: 100_000, closedAt: 110_000 },
    ]);
  });

  test('a queue that cannot drain before the day closes is refused before anything is played', async () => {
    const flood = Array.from({ length: 40 }, () => caller(0, served(3_600)));
    await expect(replay(asked({ callers: flood, counters: 1 }))).rejects.toThrow(TraceError);
  });
});

describe('a trace that is not as it must be is refused with its line', () => {
  let directory = '';
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'branch-queue-trace-'));
  });
  afterAll(() => rmSync(directory, { recursive: true }));

  const HEADER = 'date,arrived_s,class,kind,outcome,waited_s,service_s';
  const GOOD = '2026-03-02,10,ordinary,CASH,served,0,60';
  const reading = (...lines: readonly string[]) => {
    const file = join(directory, 'trace.csv');
    writeFileSync(file, lines.join('\n'));
    return () => readTrace(file, DAY);
  };

  test.each([
    ['a time after midnight', '2026-03-02,86400,ordinary,CASH,served,0,60', /line 3: arrived_s: at most 86399 seconds/],
    ['a fraction', '2026-03-02,1.5,ordinary,CASH,served,0,60', /line 3: arrived_s: whole seconds/],
    ['a negative service', '2026-03-02,10,ordinary,CASH,served,0,-5', /line 3: service_s: whole seconds/],
    ['a served one without a service', '2026-03-02,10,ordinary,CASH,served,0,', /line 3: service_s: whole seconds/],
    ['a service of one who gave up', '2026-03-02,10,ordinary,CASH,abandoned,5,60', /line 3: service_s: empty for a caller who gave up/],
    ['patience longer than a kiosk takes back', '2026-03-02,10,ordinary,CASH,abandoned,28801,', /line 3: waited_s: at most 28800 seconds/],
    ['another outcome', '2026-03-02,10,ordinary,CASH,lost,0,60', /line 3: outcome: /],
    ['another day, but wrong all the same', '2026-03-09,10,ordinary,cash,served,0,60', /line 3: kind: one to four capital letters/],
    ['a missing column', '2026-03-02,10,ordinary,CASH,served,0', /line 3/],
  ])('%s', (_, line, message) => {
    expect(reading(HEADER, GOOD, line)).toThrow(TraceError);
    expect(reading(HEADER, GOOD, line)).toThrow(message);
  });

  test('other columns, a day nobody came, no file, too many kinds', () => {
    expect(reading('date,arrived', GOOD)).toThrow(/line 1: the columns must be date,arrived_s/);
    expect(reading(HEADER, GOOD.replace('03-02', '03-01'))).toThrow(/nobody came on 2026-03-02; the file has 2026-03-01 to 2026-03-01/);
    expect(() => readTrace(join(directory, 'none.csv'), DAY)).toThrow(/no such file/);
    const letters = [...'ABCDEFGH'];
    const kinds = letters.flatMap((one) => letters.map((other) => GOOD.replace('CASH', one + other)));
    expect(reading(HEADER, ...kinds)).toThrow(/64 kinds/);
  });
});
