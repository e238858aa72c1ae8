import type { BoardDriver } from './board.ts';
import type { BoardText } from './board-lines.ts';
import { boardLines } from './board-lines.ts';

const ESC = 0x1b;
const CR = 0x0d;

/**
 * A 20 × 2 customer display in its CD5220 command set (CD5220 manual pp.15-17, Epson-OEM P07303 p.16, POS-X XP8200 p.19):
 * both lines are overwritten whole, so nothing flickers and nothing of an earlier customer stays.
 */
export function cd5220(brightness: number, text: BoardText): BoardDriver {
  return {
    opening: [ESC, 0x40, ESC, 0x2a, brightness],
    frame: (facts) => {
      const [upper, lower] = boardLines(facts, text);
      return [ESC, 0x51, 0x41, ...upper, CR, ESC, 0x51, 0x42, ...lower, CR];
    },
  };
}
