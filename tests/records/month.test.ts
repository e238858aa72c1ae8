import { describe, expect, test } from 'vitest';
import type { BranchEvent, StoredEvent } from '../../server/kernel/words/event.ts';
import { referralCases } from '../../server/store/records/referral-case.ts';
import { referralFacts, referralFigures } from '../../server/store/records/referral-figures.ts';
import { referredRecords } from '../../server/store/records/referred-record.ts';
import { GUIDED_BRANCH } from '../kernel/referral/referral-steps.ts';
import { guidedMonth } from './guided-month.ts';
import { figuresOf } from '../../server/store/records/day-figures.ts';
import { dayForms } from '../../server/store/records/forms.ts';
import { periodFigures } from '../../server/store/records/key-figures.ts';
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
      'card-handed',
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

  test('forms of every day agree with the recount: introduced, cards, and the sums of the statistics', () => {
    const sums = { referred: 0, cards: 0, statistics: [0, 0, 0, 0, 0] };
    for (const events of daysOf(month.events)) {
      const [referred, followUp, statistics] =
        dayForms({ date: '2026-11-23', events, language: 'zh-CN', personOf: () => null })?.forms ?? [];
      sums.referred += referred?.rows.length ?? 0;
      sums.cards += followUp?.rows.length ?? 0;
      const total = statistics?.rows.at(-1)?.cells.slice(2, 7).map(Number) ?? [];
      sums.statistics = sums.statistics.map((sum, index) => sum + (total[index] ?? 0));
    }
    const { identified, raised, outcomes, cards } = counted;
    expect(sums.referred).toBe(outcomes['introduced']);
    expect(sums.cards).toBe(cards);
    expect(sums.statistics.slice(0, 4)).toEqual([identified, raised, outcomes['introduced'], cards]);
  });

  test('key figures of the month agree with the recount: cards, follow-ups of any day, and the lobby’s cover', async () => {
    const period = await figuresOfMonth(month.events);
    expect(counted.cards).toBeGreaterThan(50);
    expect(counted.contacted).toBeGreaterThan(10);
    expect(counted.coveredMs).toBeLessThan(counted.openMs);
    expect(period('card_handed')).toMatchObject({ value: counted.cards });
    expect(period('followup_contacted_rate')).toMatchObject({ numerator: counted.contacted, denominator: counted.cards });
    expect(period('followup_open')).toMatchObject({ value: counted.followUpsOpen });
    expect(period('referral_identified')).toMatchObject({ value: counted.identified });
    expect(period('lm_coverage')).toMatchObject({ numerator: counted.coveredMs, denominator: counted.openMs });
    const { persons } = referralFigures(referralFacts(month.events, GUIDED_BRANCH), GUIDED_BRANCH);
    const byPerson: Record<string, number> = {};
    for (const { staffId, cards } of persons) if (cards > 0) byPerson[staffId] = (byPerson[staffId] ?? 0) + cards;
    expect(byPerson).toEqual(counted.cardsByPerson);
  });

  test.each([
    ['cards lost', (event: BranchEvent) => 'followUpId' in event, 'card_handed'],
    ['calls lost', (event: BranchEvent) => event.type === 'contact-logged', 'followup_contacted_rate'],
    ['leavings lost', (event: BranchEvent) => event.type === 'duty-left', 'lm_coverage'],
  ] as const)('planted: %s are found', async (_, isLost, key) => {
    const left = month.events.filter(({ event }) => !isLost(event));
    expect((await figuresOfMonth(left))(key)).not.toEqual((await figuresOfMonth(month.events))(key));
    expect(recount(left)).not.toEqual(counted);
  });
});

/** Each with its opening first. */
function daysOf(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const openings = events.flatMap(({ event }, index) => (event.type === 'day-opened' ? [index] : []));
  return openings.map((from, index) => events.slice(from, openings[index + 1]));
}

async function figuresOfMonth(events: readonly StoredEvent[]) {
  const days = await Promise.all(daysOf(events).map((day, index) => figuresOf(`day ${index}`, day)));
  const { figures } = periodFigures(
    days.filter((day) => day !== null),
    () => 600,
  );
  return (wanted: (typeof figures)[number]['key']) => figures.find(({ key }) => key === wanted);
}
