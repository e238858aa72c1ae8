import { z } from 'zod';
import { deviceCondition, epochMs, localText } from './common.ts';

/** Hardware beside printers and voices, and the bank's look-up of cards; what needs a hand first. */
export const lobbyDevice = z.strictObject({
  /** Unique in the branch. */
  key: z.string(),
  kind: z.enum(['board', 'pad', 'rater', 'reader', 'directory']),
  /** "3 号窗口"; of a reader its kiosk, of the look-up the server. */
  place: localText,
  state: z.enum(['ok', 'silent', 'failed']),
  condition: deviceCondition,
  since: epochMs,
});
