import type { DisplayConfig } from '../config/display.ts';
import type { BoardDriver } from './board.ts';
import { candle } from './candle.ts';
import { cd5220 } from './cd5220.ts';
import { epsonDmD } from './epson-dm-d.ts';
import { templateBoard } from './template-board.ts';

export function boardDriver(config: DisplayConfig): BoardDriver {
  switch (config.driver) {
    case 'cd5220':
      return cd5220(config.brightness, config.text);
    case 'epson-dm-d':
      return epsonDmD(config.brightness, config.text, config.passesOn);
    case 'candle':
      return candle(config.address, config.characters);
    case 'template':
      return templateBoard(config.address, config.encoding, config.opening, config.frames);
    default:
      return config satisfies never;
  }
}
