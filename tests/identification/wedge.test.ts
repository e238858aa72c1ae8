import { describe, expect, test } from 'vitest';
import { numberIn } from '../../kiosk/card/swipe.ts';
import { Wedge, WEDGE_ENTER_MS, WEDGE_GAP_MS, WEDGE_MAX_LENGTH, WEDGE_QUIET_MS } from '../../kiosk/card/wedge.ts';

const CARD = '6200000000000005';
const TRACK_1 = `%B${CARD}^WANG/FANG MS^28122010000000000000?`;
const TRACK_2 = `;${CARD}=28122010000012300000?`;

/** A wedge, and what it said, with the keys' clock in hand. */
function wedge() {
  const said: string[] = [];
  const clock = { ms: 10_000 };
  const timers: { at: number; act: () => void }[] = [];
  const made = new Wedge({
    onNumber: (digits) => said.push(digits),
    onUnreadable: () => said.push('swipe again'),
    later: (act, afterMs) => {
      const timer = { at: clock.ms + afterMs, act };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const pass = (ms: number): void => {
    clock.ms += ms;
    for (const timer of timers.filter(({ at }) => at <= clock.ms)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.act();
    }
  };
  /** What each key did: true, it was the reader's. */
  const types = (text: string, gapMs: number): boolean[] =>
    [...text].map((letter) => {
      pass(gapMs);
      const key = { '\r': 'Enter', '\n': 'Linefeed', '\t': 'Tab' }[letter] ?? letter;
      return made.press(key, clock.ms);
    });
  return { said, types, pass, press: (key: string) => made.press(key, clock.ms) };
}

describe('a reader that types', () => {
  test.each([
    ['plain digits', `${CARD}\r`],
    ['track 2', `${TRACK_2}\r`],
    ['track 2 with its check character', `${TRACK_2}7\r`],
    ['track 1, with a name', `${TRACK_1}\r`],
    ['tracks 1 and 2 together', `${TRACK_1}${TRACK_2}\r`],
    ['all three tracks', `${TRACK_1}${TRACK_2}+01${CARD}==15600?\r`],
    ['track 2 behind a track 1 without letters', `%${TRACK_2}\r`],
    ['twice at once', `${TRACK_2}${TRACK_2}\r`],
    ['ended by a tab', `${TRACK_2}\t`],
    ['ended by a line feed', `${TRACK_2}\n`],
    ['ended by both', `${TRACK_2}\r\n`],
  ])('is read, and only its number handed on: %s', (_, typed) => {
    const { said, types, pass } = wedge();
    expect(types(typed, 5)).not.toContain(false);
    pass(WEDGE_QUIET_MS * 2);
    expect(said).toEqual([CARD]);
  });

  test.each([
    ['too short', `${CARD.slice(0, 11)}\r`],
    ['begun in the middle, track 2', `${TRACK_2.slice(6)}\r`],
    ['begun in the middle, track 1', `${TRACK_1.slice(30)}${TRACK_2}\r`],
    ['without the end of its track', `${TRACK_2.slice(0, -4)}\r`],
    ['two cards', `${TRACK_2};6200000000000013=2812?\r`],
    ['a reader that says it read nothing', ';E?\r'],
    ['longer than all tracks', `${'7'.repeat(WEDGE_MAX_LENGTH * 3)}\r`],
    ['digits twice', `${CARD}${CARD}\r`],
  ])('asks for another swipe, once, and no key of it does anything else: %s', (_, typed) => {
    const { said, types, pass } = wedge();
    const used = types(typed, 5);
    expect(used.at(-1)).toBe(true);
    pass(WEDGE_QUIET_MS * 2);
    expect(said).toEqual(['swipe again']);
  });

  test('slow from beginning to end, it asks for another swipe, and its Enter presses nothing', () => {
    const { said, types } = wedge();
    expect(types(`${TRACK_2}\r`, WEDGE_GAP_MS + 1)).not.toContain(false);
    expect(said).toEqual(['swipe again']);
  });

  test.each([8, 4, 12])('torn in two after %i characters, neither piece is a number, nor does its Enter press anything', (at) => {
    for (const pauseMs of [WEDGE_GAP_MS + 1, WEDGE_QUIET_MS + 1, WEDGE_ENTER_MS - 100]) {
      for (const track of [`6200000000000000009`, TRACK_2]) {
        const { said, types, pass } = wedge();
        types(track.slice(0, at), 5);
        pass(pauseMs);
        expect(types(`${track.slice(at)}\r`, 5).at(-1), String(pauseMs)).toBe(true);
        pass(WEDGE_QUIET_MS * 2);
        expect(new Set(said)).toEqual(new Set(['swipe again']));
      }
    }
  });

  test('whose end never comes asks for another swipe once it is quiet', () => {
    const { said, types, pass } = wedge();
    types(TRACK_2, 5);
    expect(said).toEqual([]);
    pass(WEDGE_QUIET_MS);
    expect(said).toEqual(['swipe again']);
  });

  test('whose keys wait in a busy page is whole by the keys’ own times', () => {
    const said: string[] = [];
    const made = new Wedge({
      onNumber: (digits) => said.push(digits),
      onUnreadable: () => said.push('swipe again'),
      later: () => () => undefined,
    });
    for (const [index, key] of [...TRACK_2, 'Enter'].entries()) made.press(key, 1_000 + index * 4);
    expect(said).toEqual([CARD]);
  });

  test('swiped once more after a torn swipe, it is read', () => {
    const { said, types, pass } = wedge();
    types(TRACK_2.slice(0, 9), 5);
    pass(WEDGE_QUIET_MS + 100);
    types(`${TRACK_2}\r`, 5);
    expect(said).toEqual(['swipe again', CARD]);
  });
});

test('a cleaner’s cloth is no swipe; an Enter is the keyboard’s once no reader was heard for a while', () => {
  const { said, types, pass, press } = wedge();
  expect(press('Enter')).toBe(false);
  expect(types('x', 5)).toEqual([false]);
  types('12', 5);
  pass(WEDGE_QUIET_MS * 2);
  expect(press('Enter')).toBe(true);
  pass(WEDGE_ENTER_MS + 1);
  expect(press('Enter')).toBe(false);
  expect(press('Shift')).toBe(false);
  expect(said).toEqual([]);
});

test('of what is typed the number is one whole number or nothing', () => {
  expect(numberIn(TRACK_2)).toBe(CARD);
  expect(numberIn(`${CARD}=2812?`)).toBeNull();
  expect(numberIn('')).toBeNull();
});
