import { describe, expect, test } from 'vitest';
import { numberIn, Wedge, WEDGE_GAP_MS, WEDGE_MAX_LENGTH } from '../../kiosk/card/wedge.ts';

const CARD = '6200000000000005';

/** A wedge, and what it read, with a clock in hand. */
function wedge() {
  const numbers: string[] = [];
  const clock = { ms: 0 };
  const made = new Wedge(
    (digits) => numbers.push(digits),
    () => clock.ms,
  );
  const types = (text: string, gapMs: number): boolean[] =>
    [...text].map((letter) => {
      clock.ms += gapMs;
      return made.press(letter === '\n' ? 'Enter' : letter);
    });
  return { numbers, types };
}

describe('a reader that types', () => {
  test.each([
    ['plain digits', `${CARD}\n`],
    ['track 2', `;${CARD}=28122010000012300000?\n`],
    ['tracks 1 and 2 without letters', `%;${CARD}=2812201?\n`],
  ])('is read: %s', (_, typed) => {
    const { numbers, types } = wedge();
    expect(types(typed, 5)).not.toContain(false);
    expect(numbers).toEqual([CARD]);
  });

  test('a slow hand, an interrupted swipe and a few digits are no card, and an Enter alone stays an Enter', () => {
    const { numbers, types } = wedge();
    types(`${CARD}\n`, WEDGE_GAP_MS + 1);
    types(CARD.slice(0, 8), 5);
    types('x', 5);
    expect(types('12\n', 5).at(-1)).toBe(false);
    types('\n', 500);
    expect(numbers).toEqual([]);
  });

  test('two swipes in a row are two numbers, and a wiped screen does not fill the memory', () => {
    const { numbers, types } = wedge();
    types(`${CARD}\n${CARD}\n`, 5);
    types(`${'7'.repeat(WEDGE_MAX_LENGTH * 3)}\n`, 1);
    expect(numbers.slice(0, 2)).toEqual([CARD, CARD]);
    expect(numbers[2]).toHaveLength(WEDGE_MAX_LENGTH);
    expect(numberIn(`;${CARD}=2812?`)).toBe(CARD);
  });
});
