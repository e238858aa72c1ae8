import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../server/config.ts';
import { evolve } from '../../server/kernel/evolve.ts';
import { seededChance } from '../../server/simulation/chance.ts';
import { OBSERVED_DEMAND } from '../../server/simulation/observer/crowd.ts';
import { learn } from '../../server/simulation/observer/learn.ts';
import { observerReport } from '../../server/simulation/observer/observer-report.ts';
import { figuresOf, observerTable, type ObserverRequest } from '../../server/simulation/observer/table.ts';
import { PRODUCTION, type Rules } from '../../server/simulation/virtual-branch.ts';
import { PLACED_BETWEEN } from './placed-between.ts';

const DEMO = readConfiguration(new URL('../../server/demo-branch.json', import.meta.url).pathname);
const REQUEST: ObserverRequest = {
  configuration: DEMO,
  demand: OBSERVED_DEMAND,
  days: 6,
  practiceDays: 9,
  seed: 1,
  slips: 10,
  phones: 10,
  observers: ['all'],
  numberings: ['drawn'],
  seenAtShares: [],
};

/** Of growing power: the weakest, one between, and the strongest. */
const POWERS = ['wall', 'slips', 'all'] as const;

function withNumbering(numbering: 'drawn' | 'gapped' | 'sequential'): ObserverRequest {
  return { ...REQUEST, configuration: { ...DEMO, rules: { ...DEMO.rules, numbering } } };
}

/** Pages as they were: the number is exact, so it falls only when somebody who came earlier is called. */
const EXACT_PAGES: Rules = {
  decide: PRODUCTION.decide,
  evolve: (branch, stored) => {
    const before = new Map([...branch.hall.tickets.values()].map((ticket) => [ticket.id, ticket.atMostAhead]));
    evolve(branch, stored);
    const { event } = stored;
    if (event.type !== 'ticket-called') return;
    const issueSequence = branch.staff.records.get(event.ticketId)?.n ?? 0;
    const serviceId = branch.hall.tickets.get(event.ticketId)?.serviceId;
    for (const ticket of branch.hall.tickets.values()) {
      const had = before.get(ticket.id) ?? null;
      if (had === null || ticket.serviceId !== serviceId) continue;
      const cameLater = (branch.staff.records.get(ticket.id)?.n ?? 0) > issueSequence;
      ticket.atMostAhead = cameLater ? Math.max(0, had - 1) : had;
    }
  },
};

describe('what an observer learns', () => {
  it('of drawn numbers: names nobody, and suspects no better than the order of calls alone would tell', () => {
    const { observers, premiumAmongPassing } = figuresOf({ ...withNumbering('drawn'), observers: POWERS }, PRODUCTION, 'nobody');
    expect(observers.map(({ observer }) => observer)).toEqual(POWERS);
    for (const { observer, certain, bestPrecision, bits } of observers) {
      expect(certain, observer).toBe(0);
      expect(bestPrecision, observer).toBeLessThan(premiumAmongPassing + 0.1);
      expect(bits, observer).toBeLessThan(0.1);
    }
  });

  it('planted: with premium numbers placed between others he names some for certain, and is never wrong', () => {
    const busy = {
      ...withNumbering('gapped'),
      demand: { ...OBSERVED_DEMAND, load: 0.95 },
      days: 5,
      practiceDays: 2,
      slips: 40,
      phones: 40,
    };
    const [all] = figuresOf(busy, PLACED_BETWEEN, 'premium').observers;
    expect(all?.certain).toBeGreaterThan(0);
    expect(all?.falselyCertain).toBe(0);
  });

  it('planted: with exact pages and drawn numbers he suspects the right ones', () => {
    const many = { ...withNumbering('drawn'), phones: 40 };
    const bitsWith = (rules: Rules) => figuresOf(many, rules, 'nobody').observers[0]?.bits ?? 0;
    expect(bitsWith(EXACT_PAGES)).toBeGreaterThan(bitsWith(PRODUCTION) + 0.1);
  });
});

describe('what an ordinary customer sees', () => {
  const shares = (numbering: 'drawn' | 'sequential'): readonly number[] =>
    figuresOf({ ...withNumbering(numbering), observers: [], practiceDays: 0, seenAtShares: [0, 0.25] }, PRODUCTION, 'nobody').ordinary.map(
      ({ seeLaterNumber }) => seeLaterNumber,
    );

  it('a later number called first: as often with many premium customers as with none if numbers are drawn, and far oftener if they count', () => {
    const [drawnAlone = 0, drawn = 0] = shares('drawn');
    const [sequentialAlone = 0, sequential = 0] = shares('sequential');
    expect(Math.abs(drawn - drawnAlone)).toBeLessThan(0.03);
    expect(sequential - sequentialAlone).toBeGreaterThan(0.1);
  });
});

describe('how an observer weighs his notes', () => {
  const chance = seededChance(7);
  const notes = Array.from({ length: 3_000 }, () => [chance.uniform(), chance.uniform()] as const);
  const half = (from: number, isTrue: (note: readonly [number, number]) => boolean) =>
    notes.slice(from, from + 1_500).map((values) => ({ values, isTrue: isTrue(values) }));

  it('finds what depends on two of them together', () => {
    const both = ([one, other]: readonly [number, number]): boolean => one > 0.5 && other > 0.5;
    const score = learn(half(0, both), half(1_500, both));
    expect(score([0.9, 0.9])).toBeGreaterThan(2);
    expect(Math.max(score([0.9, 0.1]), score([0.1, 0.9]))).toBeLessThan(-2);
  });

  it('finds nothing where there is nothing', () => {
    const noise = seededChance(8);
    const byChance = (): boolean => noise.chance(0.12);
    const score = learn(half(0, byChance), half(1_500, byChance));
    const scores = notes.slice(0, 100).map((values) => score(values));
    expect(Math.max(...scores) - Math.min(...scores)).toBeLessThan(0.5);
  });
});

describe('the table of observers', () => {
  it('holds each numbering that was asked for, and says which is the branch’s', () => {
    const small = { ...REQUEST, days: 1, practiceDays: 2, numberings: ['drawn', 'sequential'] as const, seenAtShares: [0.12] };
    const table = observerTable(small);
    expect(table.numberings.map(({ numbering, own }) => [numbering, own])).toEqual([
      ['drawn', DEMO.rules.numbering === 'drawn'],
      ['sequential', false],
    ]);
    expect(observerReport(table)).toMatch(/Numbers drawn {2}<- this branch[\s\S]*all of it[\s\S]*called first: [\d.]+ % with 12 % premium/);
    expect(observerTable(small)).toEqual(table);
    expect(() => observerTable({ ...small, configuration: { ...DEMO, counters: [] } })).toThrow('The branch has no counter.');
  });
});
