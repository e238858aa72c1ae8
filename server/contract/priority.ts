import { z } from 'zod';
import { NOTICED_ENDS } from '../kernel/state/direct-service.ts';
import { SERVING_ROLES } from '../kernel/state/serving-role.ts';
import { salutation } from './command/person.ts';
import { CONFIDENCES, SEGMENTS, TICKET_CLASSES, TIERS } from '../kernel/configuration/standing.ts';
import { count, epochMs, id, localText } from './common.ts';

/* What lobby and tellers may say of a customer, and the skip-next-call override. For staff audiences only. */

/** What staff have found out about a customer. */
export const knownStanding = z.strictObject({
  tier: z.enum(TIERS),
  segment: z.enum(SEGMENTS).nullable(),
  confidence: z.enum(CONFIDENCES),
  needId: id.nullable(),
  appointmentAt: epochMs.nullable(),
});
export type KnownStanding = z.infer<typeof knownStanding>;

/** What this person said of a customer last, and may still take back. */
export const undoableIdentification = z.strictObject({
  ticketId: id,
  number: z.string(),
  /** When it was said: the latest act is undone first. */
  at: epochMs,
  until: epochMs,
});
export type UndoableIdentification = z.infer<typeof undoableIdentification>;

export const ticketClass = z.enum(TICKET_CLASSES);

/** A direct service that waits for its counter's next key. */
export const armedDirectService = z.strictObject({
  directServiceId: id,
  ticketId: id,
  number: z.string(),
  serviceId: id,
  serviceName: localText,
  /** null: none was given, or it has been purged. */
  salutation: salutation.nullable(),
  armedBy: z.strictObject({ staffId: id, staffName: z.string(), role: z.enum(SERVING_ROLES) }),
  cue: localText.nullable(),
  need: localText.nullable(),
  /** Whether the lobby manager comes along. */
  accompanied: z.boolean(),
  since: epochMs,
  expiresAt: epochMs,
  /** False: a ticket that must not be passed again goes first; the following key starts the service. */
  startable: z.boolean(),
});
export type ArmedDirectService = z.infer<typeof armedDirectService>;

/** How arming a direct service at one counter would affect those who wait: shown before it is armed. */
export const fairnessMeter = z.strictObject({
  /** When the ordinary customer with the longest wait in this counter's lines came; null: none waits. */
  ordinarySince: epochMs.nullable(),
  /** The same over all customers whom this counter might serve. */
  oldestSince: epochMs.nullable(),
  /** Direct services started here within the last hour. */
  directLastHour: count,
  /** Waiting tickets that must not be passed again. */
  atCap: count,
  /** The smallest issue sequence among them: a later ticket is refused. null: there is none. */
  wall: count.nullable(),
  /** Waiting tickets one pass away from the cap: how many, and the first LIST_LIMIT issue sequences, ascending. */
  nearCap: count,
  nearCapFirst: z.array(count),
});
export type FairnessMeter = z.infer<typeof fairnessMeter>;

/** The end of a direct service that nobody started, for the person who armed it. */
export const priorityNotice = z.strictObject({
  noticeId: id,
  at: epochMs,
  end: z.enum(NOTICED_ENDS),
  counterLabel: z.string(),
  number: z.string(),
  reason: localText.nullable(),
});
export type PriorityNotice = z.infer<typeof priorityNotice>;

/** What a screen must know of the policy to show beforehand what the server would refuse. */
export const policyFacts = z.strictObject({
  overtakeCap: count.nullable(),
  /** A direct service must not pass a ticket older by this, ms; null: it may. */
  windowMs: count.nullable(),
});
export type PolicyFacts = z.infer<typeof policyFacts>;

/** One entry of a list to choose from: a cue, a need, a reason. */
export const choice = z.strictObject({ id, text: localText });
export type Choice = z.infer<typeof choice>;
