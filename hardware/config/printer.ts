import { z } from 'zod';
import { PROFILE_NAMES } from '../codec/printer-profile.ts';
import { baudRate, deviceId, devicePath } from './port.ts';

export const PRINTERS_MAX = 16;

export const printerConfig = z.strictObject({
  id: deviceId,
  path: devicePath,
  baud: baudRate,
  profile: z.enum(PROFILE_NAMES),
  /** null: the profile's. "rts-cts" needs a cable that connects the printer's DTR or RTS to the computer's CTS. */
  flow: z.enum(['xon-xoff', 'rts-cts', 'none']).nullable().default(null),
});
export type PrinterConfig = z.infer<typeof printerConfig>;
