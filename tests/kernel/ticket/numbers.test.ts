import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { Tier } from '../../../server/kernel/configuration/standing.ts';
import { countNumber, drawNumber, drawWindow, newSeries } from '../../../server/kernel/state/numbers.ts';
import { refusalText } from '../../../server/contract/texts/refusal-texts.ts';
import { postedRule } from '../../../server/views/posted-rule.ts';
import { waitingChanges } from '../../../server/waiting-changes.ts';
import { seededChance } from '../../../server/simulation/chance.ts';
import { TEST_BRANCH, TEST_RULES } from '../../branch-fixture.ts';
import { givenIn, Story, type Step } from '../../given.ts';
import { asks, dayOpens, eventField, LOBBY, next, opens, refused, takes } from '../../steps.ts';
import { takesWithCard } from '../calling/priority-steps.ts';

const GAPPED = { ...TEST_RULES, numbering: 'gapped' as const };
const DRAWN = { ...TEST_RULES, numbering: 'drawn' as const };
const nobody = new Set<string>();
const after = newSeries;
/** Of one line, at four counters. */
const BUSY_DAY = 280;

/** The numbers of so many customers who came one after the other. */
function drawnDay(customers: number, draw: () => number): readonly number[] {
  const series = newSeries(0);
  return Array.from({ length: customers }, () => {
    const ordinal = drawNumber('A', series, DRAWN, nobody, draw)?.ordinal ?? 0;
    countNumber(series, ordinal, DRAWN);
    return ordinal;
  });
}

describe('numbers', () => {
  it('NUM-1 sequential numbers advance by one, a series a service', () => {
    givenIn(TEST_BRANCH, dayOpens, takes('cash', 'ann'), takes('transfer', 'bob'))
      .when(takes('cash', 'cid'))
      .then(eventField('ticket-taken', 'number', 'A002'));
  });

  it('NUM-2 gapped numbers advance by 1, 2 or 3, as chance has it', () => {
    expect([0, 0.34, 0.99].map((chance) => drawNumber('A', after(5), GAPPED, nobody, () => chance)?.number)).toEqual([
      'A006',
      'A007',
      'A008',
    ]);
  });

  it('NUM-3 wraps after the last number, and four digits go further', () => {
    expect(drawNumber('A', after(999), TEST_RULES, nobody, () => 0)?.number).toBe('A001');
    expect(drawNumber('A', after(999), { ...TEST_RULES, numberDigits: 4 }, nobody, () => 0)?.number).toBe('A1000');
    expect(drawNumber('A', after(998), DRAWN, nobody, () => 0.99)?.number).toBe('A297');
  });

  it.each([TEST_RULES, GAPPED, DRAWN])('NUM-3 never gives a number that somebody holds: $numbering', (rules) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 999 })),
        fc.double({ min: 0, max: 0.999 }),
        (last, held, chance) => {
          const inUse = new Set(held.map((ordinal) => `A${String(ordinal).padStart(3, '0')}`));
          const drawn = drawNumber('A', after(last), rules, inUse, () => chance);
          expect(drawn === null || !inUse.has(drawn.number)).toBe(true);
          expect(drawn === null).toBe(inUse.size === 999);
        },
      ),
    );
  });

  it('NUM-4 refuses when every number is in use', () => {
    const fill: Step = (story) => {
      for (let ordinal = 1; ordinal <= 999; ordinal += 1) story.branch.staff.activeNumbers.add(`A${String(ordinal).padStart(3, '0')}`);
    };
    const all = new Set(Array.from({ length: 999 }, (_, index) => `A${String(index + 1).padStart(3, '0')}`));
    expect(drawNumber('A', after(17), TEST_RULES, all, () => 0)).toBeNull();
    expect(() => givenIn(TEST_BRANCH, dayOpens, fill, takes('cash', 'ann'))).toThrow('numbers-exhausted');
  });

  it('NUM-4 drawn numbers run out too, each given once, and then taking a number is refused in words', () => {
    const everybody = Array.from({ length: 999 }, (_, person) => takes('cash', `p${person}`));
    const story = givenIn({ ...TEST_BRANCH, rules: DRAWN }, dayOpens, ...everybody)
      .when(takes('cash', 'one too many'))
      .then(refused('numbers-exhausted'));
    expect(new Set([...story.branch.hall.tickets.values()].map(({ number }) => number)).size).toBe(999);
    const words = refusalText('numbers-exhausted', {});
    expect(words['zh-CN']).toContain('号码暂时用完');
    expect(words.en.length).toBeGreaterThan(20);
  });

  it('NUM-7 a change of numbering in the middle of a day begins when the next day opens, and until then the rule says what is so', () => {
    const story = new Story(TEST_BRANCH);
    const says = () => postedRule(story.branch.hall.configuration ?? TEST_BRANCH).en;
    for (const step of [dayOpens, takes('cash', 'ann')]) step(story);
    expect(waitingChanges(story.branch.hall, story.configuration)).toEqual([]);
    story.configuration = { ...TEST_BRANCH, rules: DRAWN };
    story.draws.push(0.5, 0.5, 0.5);
    takes('cash', 'bob')(story);
    expect(story.branch.hall.tickets.get(story.id('bob'))?.number).toBe('A002');
    expect(says()).not.toContain('random');
    expect(waitingChanges(story.branch.hall, story.configuration)).toEqual(['rules']);
    for (const step of [asks(LOBBY, { type: 'close-day' }), asks(LOBBY, { type: 'open-day' }), takes('cash', 'cid')]) step(story);
    expect(story.branch.hall.tickets.get(story.id('cid'))?.number).toBe('A153');
    expect(says()).toContain('random');
    expect(waitingChanges(story.branch.hall, story.configuration)).toEqual([]);
  });

  it('NUM-6 a drawn number is one of the next three hundred that are unused, and none is given twice before the series wraps', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 0.999_999 }), { minLength: 1, maxLength: 800 }), (chances) => {
        const series = newSeries(0);
        const given = new Set<number>();
        for (const [index, chance] of chances.entries()) {
          const drawn = drawNumber('A', series, DRAWN, nobody, () => chance);
          if (drawn === null) throw new Error('no number');
          expect(given.has(drawn.ordinal)).toBe(false);
          expect([drawn.ordinal > index, drawn.ordinal <= index + drawWindow(DRAWN)]).toEqual([true, true]);
          given.add(drawn.ordinal);
          countNumber(series, drawn.ordinal, DRAWN);
        }
      }),
    );
  });

  it('NUM-6 also at the end of a busy day whose customers came ten apart hold numbers in either order, nearly as often as not', () => {
    const chance = seededChance(1);
    const pairs = Array.from({ length: 100 }, () => {
      const given = drawnDay(BUSY_DAY, () => chance.uniform());
      return given.slice(BUSY_DAY - 60, BUSY_DAY - 10).map((ordinal, index) => ordinal > (given[BUSY_DAY - 50 + index] ?? 0));
    }).flat();
    expect(pairs.filter((isInverted) => isInverted).length / pairs.length).toBeGreaterThan(0.43);
  });

  it('NUM-6 DAY-3 a second sitting of a date begins beyond the furthest number of the first', () => {
    const drawn = { ...TEST_BRANCH, rules: DRAWN };
    const reopens: readonly Step[] = [asks(LOBBY, { type: 'close-day' }), asks(LOBBY, { type: 'open-day' })];
    const far: Step = (story) => void story.draws.push(0.5, 0);
    givenIn(drawn, dayOpens, far, takes('cash', 'ann'), takes('cash', 'bob'), ...reopens)
      .when(takes('cash', 'cid'))
      .then(eventField('ticket-taken', 'number', 'A152'));
  });
});

/** A morning in which the one who is asked about comes between others, with this card. */
function numbersWith(numbering: 'drawn' | 'gapped' | 'sequential', tier: Tier | null): readonly string[] {
  const story = new Story({ ...TEST_BRANCH, rules: { ...TEST_RULES, numbering } });
  const chances: Step = (one) => void one.draws.push(0.31, 0.92, 0.05, 0.66, 0.48);
  const own = tier === null ? takes('cash', 'own') : takesWithCard('cash', 'own');
  for (const step of [dayOpens, opens('c1'), chances, takes('cash', 'ann'), takes('cash', 'bob'), next('c1'), own, takes('cash', 'cid')])
    step(story);
  return [...story.branch.hall.tickets.values()].map(({ number }) => number);
}

describe('numbers that know no class', () => {
  it.each(['drawn', 'gapped', 'sequential'] as const)('NUM-5 %s: with a card and without one everybody gets the same', (numbering) => {
    expect(numbersWith(numbering, 'gold')).toEqual(numbersWith(numbering, null));
    expect(new Set(numbersWith(numbering, null)).size).toBe(4);
  });

  it('NUM-5 a registration by the lobby draws like the kiosk, whatever is known of the customer', () => {
    const drawnFor = (needId: string | null) => {
      const story = new Story({ ...TEST_BRANCH, rules: DRAWN });
      const chances: Step = (one) => void one.draws.push(0.7);
      const walkIn = asks(LOBBY, {
        type: 'register-walk-in',
        serviceId: 'cash',
        language: 'zh-CN',
        identification: needId === null ? { tier: 'gold', segment: null, confidence: 'confirmed', cueId: 'card-shown' } : null,
        needId,
        appointmentAt: null,
        printerId: null,
      });
      for (const step of [dayOpens, chances, walkIn]) step(story);
      return [...story.branch.hall.tickets.values()].map(({ number }) => number);
    };
    expect(drawnFor('elderly')).toEqual(drawnFor(null));
    expect(drawnFor(null)).toEqual(['A211']);
  });
});
