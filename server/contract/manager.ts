import { z } from 'zod';
import type { CommandFrom } from './command/commands.ts';
import { appointmentRow } from './appointments.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { count, epochMs, id, localText } from './common.ts';
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
});

/** One of those this screen speaks for. */
const desk = managerRow.extend({
  isMe: z.boolean(),
  meeting: meeting.nullable(),
  /** Who waits for this manager, or for whoever is free first; oldest first. */
  guests: z.array(referralRow),
  /** Referrals that ask for this manager and that nobody has answered, or that he is going to. */
  asked: z.array(referralRow),
  /** Who came by appointment and waits, the earliest appointment first. */
  visitors: z.array(appointmentRow),
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
  dayState: z.enum(['open', 'closed']),
  /** The manager himself, or everybody an assistant acts for. */
  desks: z.array(desk),
  colleagues: z.array(managerRow),
  /** Handed over, newest first, with this screen's managers in it. */
  dayEnds: z.array(dayEndRow),
  /** Of everybody this screen speaks for. */
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
  /** Whether who comes by appointment gets a number (the branch has a series for it). */
  checksIn: z.boolean(),
  /** The configured space between two appointments, ms. */
  spacingMs: count,
  cues: z.array(reason),
  seats: z.array(reason),
  looks: z.array(reason),
  /** People waiting in the hall. */
  waiting: count,
});
export type ManagerView = z.infer<typeof managerView>;
