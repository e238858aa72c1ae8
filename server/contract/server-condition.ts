import { z } from 'zod';
import { epochMs, localText } from './common.ts';

/** What is wrong with the server itself, the worst first. Each has words of what to do on the staff's pages. */
export const SERVER_CONDITION_KINDS = [
  'storage-full',
  'storage-busy',
  'certificate-invalid',
  'records-damaged',
  'clock-jumped',
  'key-missing',
  'backup-failed',
  'backup-late',
  'backup-target-failed',
  'certificate-ending',
  'certificate-unread',
  'authority-key-here',
  'certificate-expiring',
] as const;
/** With weeks of time, and nothing that anybody in the hall could do: the supervisor sees to it. */
export const SUPERVISOR_CONDITIONS: readonly (typeof SERVER_CONDITION_KINDS)[number][] = ['authority-key-here', 'certificate-expiring'];
export type ServerConditionKind = (typeof SERVER_CONDITION_KINDS)[number];

export const serverCondition = z.strictObject({
  kind: z.enum(SERVER_CONDITION_KINDS),
  since: epochMs,
  /** Dates, hours, names or causes that the words do not hold; empty: none. */
  detail: localText,
});
export type ServerCondition = z.infer<typeof serverCondition>;
