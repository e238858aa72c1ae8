import { z } from 'zod';
import { CONFIDENCES, SEGMENTS } from '../kernel/configuration/standing.ts';
import { MANAGER_STATES } from '../kernel/state/manager.ts';
import { ESCALATION_CAUSES, REFERRAL_OUTCOMES, REFERRAL_STATES } from '../kernel/state/referral.ts';
import { ANSWERING_ROLES } from '../kernel/state/serving-role.ts';
import { TICKET_PHASES } from '../kernel/state/ticket.ts';
import { count, epochMs, id, localText } from './common.ts';
import { salutation } from './command/person.ts';

/* Referrals and guests. For staff audiences only. */

const confidence = z.enum(CONFIDENCES);
/** A whole referral: each staff screen shows what it needs of it. */
export const referralRow = z.strictObject({
  referralId: id,
  source: z.strictObject({ role: z.enum(['teller', 'lobby']), staffId: id, staffName: z.string(), counterLabel: z.string().nullable() }),
  target: z.strictObject({ kind: z.enum(['lobby', 'non-cash', 'manager']), staffName: z.string().nullable() }),
  ticketId: id.nullable(),
  number: z.string().nullable(),
  serviceId: id.nullable(),
  /** Where the ticket is: what going back to the queue means for it. null: there is none, or not today. */
  phase: z.enum(TICKET_PHASES).nullable(),
  /** When the ticket was taken. */
  takenAt: epochMs.nullable(),
  /** Given for a number that was closed; null: none was. */
  newNumber: z.string().nullable(),
  /** The counter that serves the guest now; null: none. */
  servedAtLabel: z.string().nullable(),
  /** null: none was given, or it has been purged. */
  salutation: salutation.nullable(),
  cueId: id,
  cue: localText,
  confidence,
  state: z.enum(REFERRAL_STATES),
  raisedAt: epochMs,
  /** Start of the referral's alert clock: later than raisedAt if it was passed on or put off. */
  alertFrom: epochMs,
  realerts: count,
  escalation: z.enum(ESCALATION_CAUSES).nullable(),
  /** Whether the screen's owner is asked to go: then it alerts. */
  forMe: z.boolean(),
  isSnoozed: z.boolean(),
  holder: z.strictObject({ role: z.enum(ANSWERING_ROLES), staffId: id, staffName: z.string() }).nullable(),
  seenAt: epochMs.nullable(),
  acknowledgedAt: epochMs.nullable(),
  attendedAt: epochMs.nullable(),
  manager: z.strictObject({ staffId: id, staffName: z.string() }).nullable(),
  /** The customer's manager by the bank's look-up (S49), who is asked first. null: unknown, or not of this branch. */
  ownManager: z.strictObject({ staffId: id, staffName: z.string() }).nullable(),
  look: z.strictObject({ seat: localText.nullable(), chips: z.array(localText) }).nullable(),
  waitingSince: epochMs.nullable(),
  isRead: z.boolean(),
  isOverdue: z.boolean(),
  triage: z.enum(SEGMENTS).nullable(),
  outcome: z.enum(REFERRAL_OUTCOMES).nullable(),
  closedAt: epochMs.nullable(),
});
export type ReferralRow = z.infer<typeof referralRow>;

/** A manager's state, for staff who bring guests. */
export const managerRow = z.strictObject({
  managerId: id,
  staffName: z.string(),
  place: localText,
  state: z.enum(MANAGER_STATES),
  since: epochMs,
  backAt: epochMs.nullable(),
  /** Guests who wait for this manager by name. */
  waiting: count,
});
export type ManagerRow = z.infer<typeof managerRow>;
