import { z } from 'zod';
import { count, epochMs, id, localText } from '../common.ts';

/** Of its latest numbers so many are looked at: more than a kiosk gives before somebody comes to look. */
export const KIOSK_NUMBERS_LISTED = 200;

/** Numbers that are open still. `kept`: their customers are at a counter, with staff or visitors, and voiding leaves them. */
const openNumbers = z.strictObject({ voidable: count, kept: count });

/** A kiosk and what it gave, so that the lobby sees how many numbers would be voided before it says so. */
export const lobbyKiosk = z.strictObject({
  kioskId: id,
  name: localText,
  /** Its latest numbers by the minute in which they were taken, the latest first; minutes without any are left out. */
  minutes: z.array(openNumbers.extend({ from: epochMs })).max(KIOSK_NUMBERS_LISTED),
  /** Whether these are all of today; otherwise there may be more before. */
  areAll: z.boolean(),
  /** The last voiding; null: none today. */
  voiding: z.strictObject({ at: epochMs, staffName: z.string(), voided: count, kept: count }).nullable(),
});
