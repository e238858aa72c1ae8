import { z } from 'zod';
import {
  CONTACT_CHANNELS,
  CONTACT_MEANS,
  CONTACT_RESULTS,
  FOLLOW_UP_ENDS,
  FOLLOW_UP_ROLES,
  FOLLOW_UP_STATES,
} from '../kernel/state/follow-up.ts';
import { count, epochMs, id, localText } from './common.ts';
import { choice } from './priority.ts';
import { salutation } from './command/person.ts';

/* Card handouts and their follow-ups. For staff audiences only. */

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const preferred = z.strictObject({ from: timeOfDay, to: timeOfDay });
export type PreferredTime = z.infer<typeof preferred>;
const channel = z.enum(CONTACT_CHANNELS);
export type CardChannel = z.infer<typeof channel>;
const means = z.enum(CONTACT_MEANS);
const result = z.enum(CONTACT_RESULTS);
export type ContactResult = z.infer<typeof result>;

/** Asked over HTTP: the answer is personal, and answers to commands are stored. */
export const phoneAsked = z.strictObject({ commandId: z.uuid() });

/** One line of the follow-up form (S75). */
export const followUpRow = z.strictObject({
  followUpId: id,
  createdAt: epochMs,
  date,
  recorder: z.strictObject({ role: z.enum(FOLLOW_UP_ROLES), staffId: id, staffName: z.string() }),
  counterLabel: z.string().nullable(),
  number: z.string().nullable(),
  serviceName: localText.nullable(),
  cue: localText,
  managerId: id,
  managerName: z.string(),
  /** null: none was given, or its term is over. */
  salutation: salutation.nullable(),
  /** Masked: 138****1234. null: none was given, or its term is over. */
  phone: z.string().nullable(),
  note: z.string().nullable(),
  channel,
  preferred: preferred.nullable(),
  dueOn: date,
  isOverdue: z.boolean(),
  state: z.enum(FOLLOW_UP_STATES),
  end: z.enum(FOLLOW_UP_ENDS).nullable(),
  closedAt: epochMs.nullable(),
  /** Oldest first. */
  contacts: z.array(
    z.strictObject({
      at: epochMs,
      staffName: z.string(),
      means,
      result,
      nextOn: date.nullable(),
      reason: localText.nullable(),
      note: z.string().nullable(),
      /** What corrections replaced, oldest first. */
      earlier: z.array(z.strictObject({ at: epochMs, staffName: z.string(), nextOn: date.nullable(), note: z.string().nullable() })),
    }),
  ),
});
export type FollowUpRow = z.infer<typeof followUpRow>;

/** A manager's worklist: overdue or due today first, then customers not contacted, then by date (S77). */
export const followUpList = z.strictObject({
  today: date,
  /** At most FOLLOW_UPS_SHOWN. */
  rows: z.array(followUpRow),
  total: count,
  overdue: count,
  dueToday: count,
  notContacted: count,
  /** Hours in which customers may be called (S82); from `latest` on only with one of the reasons. */
  contact: z.strictObject({ from: timeOfDay, to: timeOfDay, latest: timeOfDay, reasons: z.array(choice) }),
});
export type FollowUpList = z.infer<typeof followUpList>;

/** Upper ends of the age groups, in days since the card handout. */
export const AGES_DAYS = [2, 7, 30] as const;

/** How managers follow up (S78): for the supervisor and the head of the centre. */
export const followUpOversight = z.strictObject({
  today: date,
  managers: z.array(
    z.strictObject({
      managerId: id,
      managerName: z.string(),
      open: count,
      notContacted: count,
      contacted: count,
      booked: count,
      overdue: count,
      /** Open follow-ups by age group: one count for each of AGES_DAYS, and one for those older still. */
      ages: z.array(count),
      /** null: none is open. */
      oldestOn: date.nullable(),
    }),
  ),
  /** Overdue, the longest first, at most FOLLOW_UPS_SHOWN. */
  overdue: z.array(followUpRow),
});
export type FollowUpOversight = z.infer<typeof followUpOversight>;
