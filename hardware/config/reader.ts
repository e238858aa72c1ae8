import { z } from 'zod';
import { baudRate, deviceId, devicePath } from './port.ts';

export const READERS_MAX = 16;

/** A magnetic-stripe reader with a serial port, 8 bits, no parity. What it reads counts at `kioskId`. */
export const readerConfig = z.strictObject({
  driver: z.literal('track2'),
  id: deviceId,
  path: devicePath,
  baud: baudRate,
  kioskId: z.string().min(1).max(64),
  /** Whether the reader sends the check character (LRC) after the end of the track. */
  lrc: z.boolean(),
});
export type ReaderConfig = z.infer<typeof readerConfig>;
