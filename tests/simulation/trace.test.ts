import { describe, expect, it } from 'vitest';
import { type CallRule, FIFO, STRICT } from '../../server/simulation/call-rule.ts';
import { seededChance } from '../../server/simulation/chance.ts';
import { parseTrace, runTrace, TRACE_HEADER, TRACE_ROWS_MAX, type TraceRow, traceOutput } from '../../server/simulation/trace.ts';
import { type Fault, playOut } from './independent.ts';

const MINUTE_MS = 60_000;
const TICKETS = 5_000;

/** A trace of so much load, with moments at which several things happen at once: times are whole `gridMs`. */
function randomTrace(seed: number, count: number, counters: number, load: number, gridMs: number): readonly TraceRow[] {
  const chance = seededChance(seed);
  const onGrid = (ms: number): number => Math.round(ms / gridMs) * gridMs;
  let issueMs = 0;
  return Array.from({ length: count }, (_, index) => {
    issueMs += onGrid(chance.exponential((5 * MINUTE_MS) / (counters * load)));
    const serviceMs = onGrid(chance.lognormal(5 * MINUTE_MS, 0.9));
    return { n: index * 2 + 1, issueMs, class: chance.chance(0.2) ? 'premium' : 'ordinary', serviceMs };
  });
}

/** How far start times lie apart, ms in all, and how many counters and counts differ. */
function difference(rows: readonly TraceRow[], rule: CallRule, counters: number, fault: Fault): { startsMs: number; others: number } {
  const people = rows.map(({ n: id, issueMs, class: of, serviceMs }) => ({
    id,
    comesAt: issueMs,
    favoured: of === 'premium',
    takes: serviceMs,
  }));
  const minutesAhead = rule === STRICT ? Infinity : rule.headStartMs / MINUTE_MS;
  const expected = playOut(people, counters, { minutesAhead, passesAllowed: rule.overtakeCap ?? Infinity }, fault);
  let [startsMs, others] = [0, 0];
  for (const [index, { startMs, counter, overtaken }] of runTrace(rows, rule, counters).entries()) {
    const outcome = expected.get(rows[index]?.n ?? 0);
    startsMs += Math.abs(startMs - (outcome?.begins ?? Infinity));
    if (String(outcome?.window) !== counter || outcome?.passed !== overtaken) others += 1;
  }
  return { startsMs, others };
}

const hs = (minutes: number, overtakeCap: number | null): CallRule => ({ headStartMs: minutes * MINUTE_MS, overtakeCap });

const RULES: Readonly<Record<string, CallRule>> = {
  'first come, first served': FIFO,
  strict: STRICT,
  'strict with K = 3': { ...STRICT, overtakeCap: 3 },
  'h = 15, K = 3': hs(15, 3),
  'h = 20, K = 1': hs(20, 1),
  'h = 10, no cap': hs(10, null),
  'K = 0': hs(15, 0),
  'h = 0': hs(0, 3),
  'h larger than the day': hs(2_000, 3),
};

describe('traces against a simulation that knows nothing of the kernel', () => {
  it.each(Object.entries(RULES))('start times of 5,000 tickets under %s are equal to the millisecond', (_, rule) => {
    for (const [seed, counters, load, gridMs] of [
      [1, 3, 0.95, 1],
      [2, 1, 0.9, 60_000],
    ] as const) {
      const rows = randomTrace(seed, TICKETS, counters, load, gridMs);
      expect(difference(rows, rule, counters, 'none')).toEqual({ startsMs: 0, others: 0 });
    }
  });

  it.each(['cap-counts-one-less', 'arrival-before-leaving', 'ahead-a-minute-less'] as const)('a planted fault is seen: %s', (fault) => {
    const rows = randomTrace(2, TICKETS, 1, 0.9, 60_000);
    expect(difference(rows, hs(15, 3), 1, fault).startsMs).toBeGreaterThan(0);
  });

  it('K = 0 and h = 0 serve those who come first first; no cap and an endless head-start is strict', () => {
    const rows = randomTrace(4, 1_000, 2, 1, 1);
    const starts = (rule: CallRule): readonly number[] => runTrace(rows, rule, 2).map(({ startMs }) => startMs);
    expect(starts(hs(0, 3))).toEqual(starts(FIFO));
    expect(starts(hs(15, 0))).toEqual(starts(FIFO));
    expect(starts(hs(1_000_000, null))).toEqual(starts(STRICT));
    expect(starts(STRICT)).not.toEqual(starts(FIFO));
  });

  it('shifting all times by a week shifts all starts by a week, and the branch does not close', () => {
    const rows = randomTrace(5, 500, 2, 0.95, 1);
    const week = 7 * 86_400_000;
    const shifted = rows.map((row) => ({ ...row, issueMs: row.issueMs + week }));
    const starts = runTrace(rows, hs(15, 3), 2).map(({ startMs }) => startMs + week);
    expect(runTrace(shifted, hs(15, 3), 2).map(({ startMs }) => startMs)).toEqual(starts);
    const spread = rows.map((row) => ({ ...row, issueMs: row.issueMs * 40 }));
    expect(runTrace(spread, hs(15, 3), 2)).toHaveLength(500);
  });
});

describe('a trace as text', () => {
  const trace = (...rows: readonly string[]): string => [TRACE_HEADER, ...rows].join('\n');

  it('a counter that frees and a ticket issued at one millisecond: the counter frees first', () => {
    const rows = parseTrace(trace('1,0,ordinary,100', '2,10,ordinary,50', '3,100,premium,50', '4,100,ordinary,0', ''));
    expect(traceOutput(rows, runTrace(rows, STRICT, 1))).toBe('n,start_ms,counter,overtaken\n1,0,1,0\n2,100,1,0\n3,150,1,0\n4,200,1,0\n');
  });

  it.each([
    ['n,issue,class,service\n1,0,ordinary,1', 'Line 1: the header'],
    [trace('1,0,ordinary,1', '2,5,gold,1'), 'Line 3: class is "gold"; allowed: ordinary or premium'],
    [trace('1,-5,ordinary,1'), 'Line 2: issue_ms is "-5"; allowed: a whole number from 0'],
    [trace('1,0,ordinary,-1'), 'Line 2: service_ms is "-1"'],
    [trace('1,0.5,ordinary,1'), 'Line 2: issue_ms is "0.5"'],
    [trace('1,9999999999999999,ordinary,1'), 'Line 2: issue_ms'],
    [trace('1,5,ordinary,1', '2,4,ordinary,1'), 'Line 3: issue_ms is "4"; allowed: a time not before that of the row before, 5'],
    [trace('2,5,ordinary,1', '2,6,ordinary,1'), 'Line 3: n is "2"; allowed: a number above that of the row before, 2'],
    [trace('1,0,ordinary'), 'Line 2: the row is "1,0,ordinary"; allowed: four values'],
    [trace('1,0,ordinary,1', '', '2,5,ordinary,1'), 'Line 3: the row is ""'],
  ])('%j is refused by its line', (text, message) => {
    expect(() => parseTrace(text)).toThrow(message);
  });

  it('a file of more rows than any branch has is refused', () => {
    expect(() => parseTrace(`${TRACE_HEADER}\n${'x\n'.repeat(TRACE_ROWS_MAX + 1)}`)).toThrow(`at most ${TRACE_ROWS_MAX} are taken`);
  });

  it('an empty trace gives an empty answer', () => {
    expect(traceOutput([], runTrace(parseTrace(trace()), FIFO, 3))).toBe('n,start_ms,counter,overtaken\n');
  });

  it('more people than numbers is said, with the moment', () => {
    const rows = Array.from({ length: 10_002 }, (_, index) => ({
      n: index,
      issueMs: index,
      class: 'ordinary' as const,
      serviceMs: 60_000_000,
    }));
    expect(() => runTrace(rows, FIFO, 1)).toThrow('every number of the series');
  });
});
