import { z } from 'zod';
import { DEVICE_KINDS, DEVICE_STATES } from '../../kernel/state/device.ts';
import { deviceCondition, epochMs, localText } from '../common.ts';

/** Hardware other than printers and displays, and the bank's card look-up; those that need staff first. */
export const lobbyDevice = z.strictObject({
  /** Unique in the branch. */
  key: z.string(),
  kind: z.enum(DEVICE_KINDS),
  /** "3 号窗口"; for a reader its kiosk, for the look-up the server. */
  place: localText,
  state: z.enum(DEVICE_STATES),
  condition: deviceCondition,
  since: epochMs,
});
