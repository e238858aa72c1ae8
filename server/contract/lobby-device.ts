import { z } from 'zod';
import { DEVICE_KINDS, DEVICE_STATES } from '../kernel/state/device.ts';
import { deviceCondition, epochMs, localText } from './common.ts';

/** Hardware beside printers and voices, and the bank's look-up of cards; what needs a hand first. */
export const lobbyDevice = z.strictObject({
  /** Unique in the branch. */
  key: z.string(),
  kind: z.enum(DEVICE_KINDS),
  /** "3 号窗口"; of a reader its kiosk, of the look-up the server. */
  place: localText,
  state: z.enum(DEVICE_STATES),
  condition: deviceCondition,
  since: epochMs,
});
