import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { givenIn, type Step } from '../../given.ts';
import { TEST_BRANCH, TEST_RULES } from '../../branch-fixture.ts';
import { dayOpens, eventField, takes } from '../../steps.ts';
import { drawNumber } from '../../../server/kernel/state/numbers.ts';

const GAPPED = { ...TEST_RULES, numbering: 'gapped' as const };
const nobody = new Set<string>();

describe('numbers', () => {
  it('NUM-1 sequential numbers advance by one, a series a service', () => {
    givenIn(TEST_BRANCH, dayOpens, takes('cash', 'ann'), takes('transfer', 'bob'))
      .when(takes('cash', 'cid'))
      .then(eventField('ticket-taken', 'number', 'A002'));
  });

  it('NUM-2 gapped numbers advance by 1, 2 or 3, as chance has it', () => {
    expect([0, 0.34, 0.99].map((chance) => drawNumber('A', 5, GAPPED, nobody, () => chance)?.number)).toEqual(['A006', 'A007', 'A008']);
  });

  it('NUM-3 wraps after the last number, and four digits go further', () => {
    expect(drawNumber('A', 999, TEST_RULES, nobody, () => 0)?.number).toBe('A001');
    expect(drawNumber('A', 999, { ...TEST_RULES, numberDigits: 4 }, nobody, () => 0)?.number).toBe('A1000');
  });

  it('NUM-3 never gives a number that somebody holds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 999 })),
        fc.double({ min: 0, max: 0.999 }),
        (last, held, chance) => {
          const inUse = new Set(held.map((ordinal) => `A${String(ordinal).padStart(3, '0')}`));
          const drawn = drawNumber('A', last, GAPPED, inUse, () => chance);
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
    expect(drawNumber('A', 17, TEST_RULES, all, () => 0)).toBeNull();
    expect(() => givenIn(TEST_BRANCH, dayOpens, fill, takes('cash', 'ann'))).toThrow('numbers-exhausted');
  });
});
