import { z } from 'zod';
import type { KeptFor } from '../../kernel/words/body.ts';
import { count, epochMs } from '../common.ts';
import { commandId } from '../list/prospects.ts';

/*
 * Erasure at a customer's request. What was found is told as numbers only: whoever asks learns nothing of a customer that he does
 * not know, but that there is something.
 */

/** Longest telephone or name as somebody types it. */
const TYPED_MAX_LENGTH = 60;
const typed = z.string().trim().max(TYPED_MAX_LENGTH);

/** Everything under this telephone; and what was registered without one, under exactly this name. Empty: not asked. */
const asked = { phone: typed, name: typed };

/** POST /api/erasures/search: a body, because addresses are logged by what lies between. */
export const erasureAsked = z.strictObject(asked);
/** POST /api/erasures. `counted`: what the search found. */
export const erasureOrdered = z.strictObject({ ...asked, commandId, counted: count });

/** How staff recognised him today; names in referrals and forms; contact data and notes of follow-ups; rows of the lists. */
const kinds = { day: count, record: count, 'follow-up': count, prospect: count, attendee: count } satisfies Record<
  KeptFor | 'prospect' | 'attendee',
  z.ZodType
>;
const erasedCounts = z.strictObject(kinds);
export type ErasedCounts = z.infer<typeof erasedCounts>;

export const erasureFound = z.strictObject({ counts: erasedCounts, total: count });
export type ErasureFound = z.infer<typeof erasureFound>;

/** What an erasure cannot reach, and until when. */
const remains = z.strictObject({
  /** Archives on the branch's computer that were made before. */
  archives: count,
  /** When the last of them will be deleted. Until then a restore erases again. */
  archivesUntil: epochMs,
  /** Folders in which a restore kept what it replaced, until somebody deletes them. */
  replaced: count,
  /** Whether archives are copied to a second folder; their term is the same. */
  hasSecondFolder: z.boolean(),
});
export type ErasureRemains = z.infer<typeof remains>;

/** GET /api/erasures/{number}, and the answer to an order. */
export const erasureReceipt = z.strictObject({
  number: z.string(),
  at: epochMs,
  staffId: z.string(),
  /** As the branch knows him now; null: it does not. */
  staffName: z.string().nullable(),
  counts: erasedCounts,
  total: count,
  remains,
  timeZone: z.string(),
});
export type ErasureReceipt = z.infer<typeof erasureReceipt>;

/** "E20261130-1A2B3C4D". */
export const RECEIPT_PATTERN = /^E\d{8}-[0-9A-F]{8}$/;
