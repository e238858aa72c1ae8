import { describe, expect, test } from 'vitest';
import { type MaskedCard, Track2 } from '../../../hardware/readers/track2.ts';
import { cardNumber } from '../../identification/remote-at-work.ts';

const PAN = cardNumber('620042', 16);
const LONG = cardNumber('620042', 19);
const TRACK = `;${PAN}=28122010000?`;
const MASKED: MaskedCard = { bin: PAN.slice(0, 10), length: 16, lastFour: PAN.slice(-4) };

/** The check character as readers send it: the lower four bits of all characters, sentinels included, give nothing together. */
function withLrc(track: string): string {
  const value = [...track].reduce((sum, character) => sum ^ (character.charCodeAt(0) & 0x0f), 0);
  return track + String.fromCharCode(0x30 | value);
}

/** What one swipe comes to: the cards given while it runs, and its end. */
function swipe(text: string, hasLrc: boolean): { readonly cards: readonly MaskedCard[]; readonly end: ReturnType<Track2['end']> } {
  const track = new Track2(hasLrc);
  const cards = [...Buffer.from(text, 'latin1')].map((byte) => track.take(byte)).filter((card) => card !== null);
  return { cards, end: track.end() };
}

describe('a swipe that can be read gives its card once', () => {
  test.each([
    ['track 2', TRACK, false],
    ['with an end of line', `${TRACK}\r\n`, false],
    ['track 1 before it', `%B${PAN}^LI/LI^2812201?${TRACK}`, false],
    ['all three tracks', `%B${PAN}^LI/LI^2812201?${TRACK}+01${PAN}==1?\r`, false],
    ['track 1 with an error, track 2 without', `%E?\r${TRACK}\r`, false],
    ['read twice in one go', `${TRACK}\r${TRACK}\r`, false],
    ['an LRC that nobody expects', withLrc(TRACK), false],
    ['an LRC that fits', withLrc(TRACK), true],
    ['noise before it', `\u0000\u00ff${TRACK}`, false],
  ])('%s', (_, text, hasLrc) => {
    expect(swipe(text, hasLrc)).toEqual({ cards: [MASKED], end: null });
  });

  test('a number of nineteen digits, and of a track without a date', () => {
    expect(swipe(`;${LONG}=?`, false).cards).toEqual([{ bin: LONG.slice(0, 10), length: 19, lastFour: LONG.slice(-4) }]);
  });
});

describe('a swipe that cannot be read says so, once, at its end', () => {
  const wrongDigit = `${PAN.slice(0, -1)}${String((Number(PAN.at(-1)) + 1) % 10)}`;
  test.each([
    ['half a track', TRACK.slice(0, 9), false],
    ['no end', TRACK.slice(0, -1), false],
    ['no separator', `;${PAN}?`, false],
    ['the reader’s own error marks', '%E?;E?+E?\r', false],
    ['a wrong check digit', `;${wrongDigit}=2812?`, false],
    ['too short', ';62000000000=2812?', false],
    ['too long', `;${'6'.repeat(20)}=2812?`, false],
    ['track 1 alone', `%B${PAN}^LI/LI^2812201?`, false],
    ['letters in the number', `;6200A${PAN}=2812?`, false],
    ['a damaged end', `;${PAN}=28\u001b12?`, false],
    ['an LRC that does not fit', `${TRACK}${withLrc(TRACK).at(-1) === '0' ? '1' : '0'}`, true],
    ['no LRC where there must be one', TRACK, true],
  ])('%s', (_, text, hasLrc) => {
    expect(swipe(text, hasLrc)).toEqual({ cards: [], end: { kind: 'unreadable' } });
  });

  test('bytes of another baud rate are noise, counted; nothing is nothing', () => {
    expect(swipe('\u0000\u0080\u00f8', false)).toEqual({ cards: [], end: { kind: 'noise', bytes: 3 } });
    expect(swipe('\r\n', false)).toEqual({ cards: [], end: null });
  });
});

test('one swipe leaves nothing to the next: half of one card and half of another are no card', () => {
  const track = new Track2(false);
  for (const byte of Buffer.from(TRACK.slice(0, 9))) track.take(byte);
  expect(track.end()).toEqual({ kind: 'unreadable' });
  const rest = [...Buffer.from(TRACK.slice(9))].map((byte) => track.take(byte));
  expect(rest.every((card) => card === null)).toBe(true);
  track.end();
  expect([...Buffer.from(TRACK)].map((byte) => track.take(byte)).filter((card) => card !== null)).toEqual([MASKED]);
});
