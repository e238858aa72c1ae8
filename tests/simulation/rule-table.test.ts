import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/config.ts';
import type { BranchConfiguration, CounterProfile } from '../../server/kernel/configuration/configuration.ts';
import { ruleReport } from '../../server/simulation/report.ts';
import { type RuleRow, ruleTable, type TableRequest } from '../../server/simulation/rule-table.ts';
import { ORDINARY_DEMAND } from '../../server/simulation/synthetic-day.ts';

const MINUTE_MS = 60_000;
const DEMO = readConfiguration(new URL('../../server/demo-branch.json', import.meta.url).pathname);

function request(configuration: BranchConfiguration, change: Partial<TableRequest>): TableRequest {
  return { configuration, demand: ORDINARY_DEMAND, days: 4, seed: 1, headStartsMs: [15 * MINUTE_MS], caps: [3], ...change };
}

const waits = ({ premium, ordinary }: RuleRow): readonly number[] => [premium.meanMs, ordinary.meanMs];

function withProfile(index: number, profile: Partial<CounterProfile>): BranchConfiguration {
  const counters = DEMO.counters.map((counter, at) =>
    at === index ? { ...counter, profile: { ...counter.profile, ...profile } } : counter,
  );
  return { ...DEMO, counters };
}

describe('what a rule means for this branch', () => {
  it('premium customers gain by steps, ordinary ones pay little, and nobody is passed more than K times', () => {
    const { rows, ticketsADay } = ruleTable(request(DEMO, { days: 10, headStartsMs: [10 * MINUTE_MS, 15 * MINUTE_MS], caps: [3, null] }));
    const [fifo, ten, , own, , strict] = rows as [RuleRow, RuleRow, RuleRow, RuleRow, RuleRow, RuleRow];
    expect(rows.map(({ own: mine }) => mine)).toEqual([false, false, false, true, false, false]);
    expect(ticketsADay).toBeGreaterThan(200);
    expect([fifo.mostOvertakes, fifo.ordinary.overtaken]).toEqual([0, 0]);
    expect(fifo.premium.meanMs).toBeGreaterThan(ten.premium.meanMs);
    expect(ten.premium.meanMs).toBeGreaterThan(own.premium.meanMs);
    expect(own.premium.meanMs).toBeGreaterThan(strict.premium.meanMs);
    expect(own.mostOvertakes).toBe(3);
    expect(strict.mostOvertakes).toBeGreaterThan(3);
    expect(own.ordinary.meanMs - fifo.ordinary.meanMs).toBeLessThan(ORDINARY_DEMAND.premiumShare * 15 * MINUTE_MS);
    expect(strict.ordinary.maxMs).toBeGreaterThan(own.ordinary.maxMs);
  });

  it('the same seed gives the same table, another seed another', () => {
    expect(ruleTable(request(DEMO, {}))).toEqual(ruleTable(request(DEMO, {})));
    expect(ruleTable(request(DEMO, { seed: 99 })).rows).not.toEqual(ruleTable(request(DEMO, {})).rows);
  });

  it('h = 0 is first come, first served', () => {
    const [fifo, none] = ruleTable(request(DEMO, { headStartsMs: [0] })).rows as [RuleRow, RuleRow];
    expect(waits(none)).toEqual(waits(fifo));
  });

  it('tiers with head-starts of their own are a row of their own', () => {
    const headStartMs = {
      ...DEMO.policy.headStartMs,
      tiers: { gold: 5 * MINUTE_MS, platinum: 15 * MINUTE_MS, 'purple-gold': 30 * MINUTE_MS },
    };
    const { rows } = ruleTable(request({ ...DEMO, policy: { ...DEMO.policy, headStartMs } }, {}));
    expect(rows.filter(({ own }) => own)).toMatchObject([{ kind: 'head-start', headStartMs: null, overtakeCap: 3 }]);
    expect(ruleReport(ruleTable(request(DEMO, {})))).toMatch(/h = 15, K = 3 {2}<- this branch/);
  });

  it('a counter kept free for premium customers makes ordinary ones wait, and serves them in the end', () => {
    const own = (configuration: BranchConfiguration): RuleRow => {
      const row = ruleTable(request(configuration, {})).rows.find((one) => one.own);
      if (row === undefined) throw new Error('no row is this branch’s');
      return row;
    };
    const kept = own(withProfile(3, { keepFreeMs: 20 * MINUTE_MS }));
    expect(kept.ordinary.meanMs).toBeGreaterThan(own(DEMO).ordinary.meanMs * 1.05);
  });

  it('customers whom no counter serves are an answer, not an endless wait', () => {
    const profile = { classes: ['premium'] as const, premiumFirst: false, keepFreeMs: null };
    const premiumOnly = { ...DEMO, counters: DEMO.counters.map((counter) => ({ ...counter, profile })) };
    expect(() => ruleTable(request(premiumOnly, {}))).toThrow(/No counter serves (ordinary|need|appointment) customers of/);
    expect(() => ruleTable(request({ ...DEMO, counters: [] }, {}))).toThrow('The branch has no counter.');
  });

  it('more rules than a table holds are refused', () => {
    const many = Array.from({ length: 16 }, (_, index) => index * MINUTE_MS);
    expect(() => ruleTable(request(DEMO, { headStartsMs: many, caps: [1, 2] }))).toThrow('at most 30');
  });
});
