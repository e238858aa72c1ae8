import { z } from 'zod';
import { epochMs, localText } from './common.ts';

/** What is wrong with the server itself, the worst first. Each has words of what to do on the staff's pages. */
export const SERVER_CONDITION_KINDS = [
  'storage-full',
  'storage-busy',
  'records-damaged',
  'clock-jumped',
  'key-missing',
  'backup-failed',
  'backup-late',
  'backup-target-failed',
] as const;
export type ServerConditionKind = (typeof SERVER_CONDITION_KINDS)[number];

export const serverCondition = z.strictObject({
  kind: z.enum(SERVER_CONDITION_KINDS),
  since: epochMs,
  /** Dates, hours, names or causes that the words do not hold; empty: none. */
  detail: localText,
});
export type ServerCondition = z.infer<typeof serverCondition>;
