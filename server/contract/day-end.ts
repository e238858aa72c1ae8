import { z } from 'zod';
import { count, epochMs, id, localText } from './common.ts';
import { salutation } from './command/person.ts';

/* The day's forms: submitted, received, corrected. For staff audiences only. */

const receipt = z.strictObject({ staffName: z.string(), at: epochMs });

/** What was submitted, and who has received it. */
export const dayEndRow = z.strictObject({
  date: z.string(),
  submittedAt: epochMs,
  submittedBy: z.string(),
  edition: count,
  referred: count,
  followUps: count,
  open: count,
  archive: receipt.nullable(),
  managers: z.array(z.strictObject({ managerId: id, staffName: z.string(), receipt: receipt.nullable() })),
});
export type DayEndRow = z.infer<typeof dayEndRow>;

/** A record of the forms that may still be corrected, or completed if it has no salutation. */
const record = z.strictObject({
  referralId: id,
  number: z.string().nullable(),
  at: epochMs,
  recordedBy: z.string(),
  salutation: salutation.nullable(),
  cueId: id,
  cue: localText,
  managerId: id.nullable(),
  managerName: z.string().nullable(),
});

/** The lobby's check-list for the current day; null before the first day. */
export const dayEndBoard = z.strictObject({
  date: z.string(),
  referred: count,
  followUps: count,
  open: count,
  records: z.array(record),
  submitted: dayEndRow.nullable(),
  /** Earlier days whose copies somebody has not received. */
  waiting: z.array(dayEndRow),
});
export type DayEndBoard = z.infer<typeof dayEndBoard>;
