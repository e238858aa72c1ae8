import type { BoardDriver, BoardFacts } from './board.ts';
import type { BoardText } from './board-lines.ts';
import { boardLines } from './board-lines.ts';

const ESC = 0x1b;
const US = 0x1f;
/** × 50 ms; 0: steady. */
const BLINK_CALLING = 10;

/**
 * An Epson DM-D customer display, or another one in ESC/POS mode (DM-D110 specification; XP8200 p.12). It blinks while it calls.
 * @param passesOn the display passes on to a printer what is not for it: it is selected first, and the printer afterwards
 */
export function epsonDmD(brightness: number, text: BoardText, passesOn: boolean): BoardDriver {
  const forDisplay = (bytes: readonly number[]): readonly number[] => (passesOn ? [ESC, 0x3d, 0x02, ...bytes, ESC, 0x3d, 0x01] : bytes);
  return {
    opening: forDisplay([ESC, 0x40, US, 0x01, US, 0x58, brightness]),
    frame: (facts) => {
      const [upper, lower] = boardLines(facts, text);
      return forDisplay([US, 0x45, blinkOf(facts), US, 0x24, 1, 1, ...upper, US, 0x24, 1, 2, ...lower]);
    },
  };
}

function blinkOf(facts: BoardFacts): number {
  return facts.state === 'calling' ? BLINK_CALLING : 0;
}
