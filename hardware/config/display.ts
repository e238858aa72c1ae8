import { z } from 'zod';
import { ENCODINGS } from '../bus/byte-template.ts';
import { BOARD_TEXTS } from '../displays/board-lines.ts';
import { CANDLE_ADDRESS_MAX, CANDLE_ADDRESS_MIN } from '../displays/candle.ts';
import { deviceId } from './port.ts';
import { template } from './template.ts';

const counterId = z.string().min(1).max(64);
const brightness = z.number().int().min(1).max(4);
const boardText = z.enum(BOARD_TEXTS);
const place = { id: deviceId, counterId };
/** During service a board is neutral: its frames cannot name a number. */
const withoutNumber = template(['address', 'counter']);
const away = template(['address', 'counter', 'elsewhere']);

/** One counter's board. A customer display has no address, so it is alone on its bus. */
export const displayConfig = z.discriminatedUnion('driver', [
  z.strictObject({ driver: z.literal('cd5220'), ...place, brightness, text: boardText }),
  z.strictObject({ driver: z.literal('epson-dm-d'), ...place, brightness, text: boardText, passesOn: z.boolean() }),
  z.strictObject({
    driver: z.literal('candle'),
    ...place,
    address: z.number().int().min(CANDLE_ADDRESS_MIN).max(CANDLE_ADDRESS_MAX),
    characters: z.number().int().min(3).max(16),
  }),
  z.strictObject({
    driver: z.literal('template'),
    ...place,
    address: z.number().int().min(0).max(255),
    encoding: z.enum(ENCODINGS),
    opening: template(['address']).nullable(),
    frames: z.strictObject({
      calling: template(['address', 'counter', 'number', 'digits']),
      serving: withoutNumber,
      idle: withoutNumber,
      offline: withoutNumber,
      paused: away,
      closed: away,
    }),
    /** The board's answer to every frame it accepts; null: none. */
    answer: template(['address']).nullable(),
  }),
]);
export type DisplayConfig = z.infer<typeof displayConfig>;

/** null: the protocol has no addresses, so everything on the bus is for this board. */
export function addressOf(display: DisplayConfig): number | null {
  return 'address' in display ? display.address : null;
}
