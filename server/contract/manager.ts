import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { appointmentRow } from './appointments.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { count, epochMs, id, localText, restored } from './common.ts';
import { dayEndRow } from './day-end.ts';
import { followUpList } from './follow-up.ts';
import { managerRow, referralRow } from './referral.ts';
import { reason } from './teller.ts';

/** A relationship manager, or an assistant who acts for several. */
export type ManagerCommand = CommandFrom<'manager'>;

const meeting = z.strictObject({
  guest: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('referral'), referralId: id }),
    z.strictObject({ kind: z.literal('visitor'), ticketId: id }),
  ]),
  since: epochMs,
  number: z.string().nullable(),
  /** null: a visitor by appointment. */
  referral: referralRow.nullable(),
  /** null: a guest who was referred. */
  visitor: appointmentRow.nullable(),
  /** What the ticket is for; null: there is none, or it is of the managers' own series. */
  serviceName: localText.nullable(),
  /** Cards that this guest was handed before, newest first. */
  cards: z.array(z.strictObject({ date: z.string(), managerName: z.string(), recorderName: z.string(), cue: localText })),
});

/** One manager for whom this screen acts. */
const panel = managerRow.extend({
  isMe: z.boolean(),
  meeting: meeting.nullable(),
  /** Guests who wait for this manager, or for the first who is free; oldest first. */
  guests: z.array(referralRow),
  /** Referrals that ask for this manager and are unanswered, or that he has acknowledged. */
  asked: z.array(referralRow),
  /** Visitors who have arrived and wait, earliest appointment first. */
  visitors: z.array(appointmentRow),
  /** Guests of a gathering who were checked in, oldest first, until somebody says that he knows. */
  arrivals: z.array(z.strictObject({ gatheringId: id, attendeeId: id, companions: count, at: epochMs })),
  /** The calendar: to come, and today's that were missed or received. */
  appointments: z.array(appointmentRow),
  /** Today's guests, newest first. */
  received: z.array(referralRow),
});

export const managerView = z.strictObject({
  staffId: id,
  staffName: z.string(),
  branchName: localText,
  timeZone: z.string(),
  restored: restored.nullable(),
  dayState: z.enum(['open', 'closed']),
  /** The manager himself, or everybody an assistant acts for. */
  desks: z.array(panel),
  colleagues: z.array(managerRow),
  /** Forms submitted, newest first, that name this screen's managers. */
  dayEnds: z.array(dayEndRow),
  /** Of all managers for whom this screen acts. */
  followUps: followUpList,
  counters: z.array(
    z.strictObject({
      id,
      label: z.string(),
      state: z.enum(COUNTER_STATES),
      serviceIds: z.array(id),
      isArmed: z.boolean(),
    }),
  ),
  services: z.array(z.strictObject({ id, name: localText })),
  /** Whether visitors get a number (the branch has a series for them). */
  checksIn: z.boolean(),
  /** Least time between two appointments of one manager, ms. */
  spacingMs: count,
  cues: z.array(reason),
  seats: z.array(reason),
  looks: z.array(reason),
  /** People waiting in the hall. */
  waiting: count,
});
export type ManagerView = z.infer<typeof managerView>;
