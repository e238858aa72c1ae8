import { describe, expect, test } from 'vitest';
import type { StoredEvent } from '../../server/kernel/event.ts';
import { referralCases } from '../../server/store/records/referral-case.ts';
import { referralFacts, referralFigures } from '../../server/store/records/referral-figures.ts';
import { referredRecords } from '../../server/store/records/referred-record.ts';
import { GUIDED_BRANCH } from '../kernel/referral-steps.ts';
import { guidedMonth } from './guided-month.ts';
import { recount } from './recount.ts';

/** Small and known (mulberry32), so that a month is the same every time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const month = guidedMonth(seeded(20_261_124));
const counted = recount(month.events);

describe('a month of referrals, with restarts in the middle of anything', () => {
  test('REFER-7 every referral ends in exactly one outcome', () => {
    expect(counted.withoutOne).toEqual([]);
    expect(counted.raised).toBeGreaterThan(200);
    expect(month.restarts).toBeGreaterThan(40);
    expect(Object.keys(counted.outcomes).sort()).toEqual([
      'cancelled',
      'customer-left',
      'declined',
      'expired',
      'introduced',
      'not-premium',
    ]);
  });

  test('planted: an outcome lost, and one told twice, are found', () => {
    const closing = month.events.findIndex(({ event }) => event.type === 'referral-closed');
    const lost = month.events.filter((_, index) => index !== closing);
    const twice = [...month.events, month.events[closing] as StoredEvent];
    expect(recount(lost).withoutOne).toHaveLength(1);
    expect(recount(twice).withoutOne).toHaveLength(1);
  });

  test('figures and forms agree with a recount from the raw events', () => {
    const { total, persons, posts } = referralFigures(referralFacts(month.events, GUIDED_BRANCH), GUIDED_BRANCH);
    expect(total.raised).toBe(counted.raised);
    expect(total.open).toBe(0);
    expect(Object.entries(total.outcomes).filter(([, count]) => count > 0)).toEqual(
      expect.arrayContaining(Object.entries(counted.outcomes)),
    );
    expect(total.acknowledged).toBe(counted.acknowledged);
    expect(total.escalated).toEqual({ count: counted.escalated, of: counted.raised });
    expect(total.ackMs).toMatchObject({ count: counted.ackMs.length, maxMs: counted.ackMs.at(-1) });
    expect(total.ackMs.medianMs).toBe(counted.ackMs[Math.ceil(counted.ackMs.length / 2) - 1]);
    const byPerson = Object.fromEntries(
      persons.map(({ staffId, raised, outcomes }) => [staffId, { raised, introduced: outcomes.introduced }]),
    );
    for (const [staffId, figures] of Object.entries(counted.byPerson)) expect(byPerson[staffId]).toEqual(figures);
    expect(posts.reduce((sum, { raised }) => sum + raised, 0)).toBe(counted.raised);
    const records = referredRecords(referralCases(month.events), GUIDED_BRANCH, () => null);
    expect(records).toHaveLength(counted.outcomes['introduced'] ?? 0);
    expect(records.every(({ managerName, recordedBy }) => managerName !== null && recordedBy !== '')).toBe(true);
  });

  test('planted: figures that count an outcome too few are found', () => {
    const closing = month.events.findIndex(({ event }) => event.type === 'referral-closed' && event.outcome === 'introduced');
    const less = month.events.filter((_, index) => index !== closing);
    expect(referralFigures(referralFacts(less, GUIDED_BRANCH), GUIDED_BRANCH).total.outcomes.introduced).not.toBe(
      counted.outcomes['introduced'],
    );
  });
});
