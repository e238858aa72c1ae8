import type { BoardDriver, BoardFacts } from './board.ts';

/** Addresses of the boards on one bus. */
export const CANDLE_ADDRESS_MIN = 0x20;
export const CANDLE_ADDRESS_MAX = 0x7f;
const START = 0x01;
const END = 0x07;
const STEADY = 0x20;
const BLINKING = 0x21;
/** What the seven segments can draw; anything else would appear as another character. */
const GLYPHS = /[0-9ABCEFHILOPSUbcdlo -]/;
/** Letters of numbers that the board has in the other case only. */
const OTHER_CASE: Readonly<Record<string, string>> = { D: 'd' };

/**
 * A Candle RS-485 LED queue board (manufacturer's protocol of 2010-2012, published with Apertum QSystem's rs485 plugin): no
 * reply, no checksum. It blinks while it calls, and shows dashes during every service.
 * @param characters number of characters on the board; QSystem's have seven
 */
export function candle(address: number, characters: number): BoardDriver {
  return {
    opening: null,
    frame: (facts) => {
      const shown = textOf(facts, characters).slice(0, characters).padEnd(characters);
      const data = [...shown].map((character) => character.codePointAt(0) ?? STEADY);
      return [START, address, facts.state === 'calling' ? BLINKING : STEADY, ...data, END];
    },
  };
}

function textOf(facts: BoardFacts, characters: number): string {
  switch (facts.state) {
    case 'calling':
      return [...facts.number].map(glyphOf).join('');
    case 'serving':
      return '---';
    case 'idle':
    case 'offline':
      return '';
    // Words that these segments can draw; on a shorter board a cut word would be unreadable.
    case 'paused':
      return characters < 'PAUSE'.length ? '' : 'PAUSE';
    case 'closed':
      return characters < 'CLOSE'.length ? '' : 'CLOSE';
    default:
      return facts satisfies never;
  }
}

/** A letter without a glyph stays dark: the digits alone are right, another letter would be wrong. */
function glyphOf(character: string): string {
  if (GLYPHS.test(character)) return character;
  return OTHER_CASE[character] ?? ' ';
}
