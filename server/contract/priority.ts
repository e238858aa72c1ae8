import { z } from 'zod';
import { NOTICED_ENDS } from '../kernel/state/direct-service.ts';
import { SERVING_ROLES } from '../kernel/state/serving-role.ts';
import { salutation } from './command/person.ts';
import { CONFIDENCES, SEGMENTS, TICKET_CLASSES, TIERS } from '../kernel/configuration/standing.ts';
import { count, epochMs, id, localText } from './common.ts';

/* What the lobby and the tellers may say of a customer, and the skip-next-call override. Staff audiences only. */

/** What staff have found out of a customer. */
export const knownStanding = z.strictObject({
  tier: z.enum(TIERS),
  segment: z.enum(SEGMENTS).nullable(),
  confidence: z.enum(CONFIDENCES),
  needId: id.nullable(),
  appointmentAt: epochMs.nullable(),
});
export type KnownStanding = z.infer<typeof knownStanding>;

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
  /** The lobby manager comes along. */
  accompanied: z.boolean(),
  since: epochMs,
  expiresAt: epochMs,
  /** False: somebody who must not be passed again goes first; the key after that one starts it. */
  startable: z.boolean(),
});
export type ArmedDirectService = z.infer<typeof armedDirectService>;

/** What arming a direct service at one counter would do to those who wait: seen before, not after. */
export const fairnessMeter = z.strictObject({
  /** When the ordinary customer came who has waited longest in this counter's lines; null: none waits. */
  ordinarySince: epochMs.nullable(),
  /** The same of everybody this counter might serve. */
  oldestSince: epochMs.nullable(),
  /** Direct services started here within the last hour. */
  directLastHour: count,
  /** Waiting tickets that must not be passed again. */
  atCap: count,
  /** The smallest issue number among them: whoever came after it is refused. */
  wall: count.nullable(),
  /** Waiting tickets whom one more pass brings to the cap: how many, and the first LIST_LIMIT issue numbers, ascending. */
  nearCap: count,
  nearCapFirst: z.array(count),
});
export type FairnessMeter = z.infer<typeof fairnessMeter>;

/** How a direct service ended that nobody started, for whoever armed it. */
export const priorityNotice = z.strictObject({
  noticeId: id,
  at: epochMs,
  end: z.enum(NOTICED_ENDS),
  counterLabel: z.string(),
  number: z.string(),
  reason: localText.nullable(),
});
export type PriorityNotice = z.infer<typeof priorityNotice>;

/** What a screen must know of the policy to tell beforehand what the server would refuse. */
export const policyFacts = z.strictObject({
  overtakeCap: count.nullable(),
  /** Where direct services too may not pass a ticket older than this, ms; null: they may. */
  windowMs: count.nullable(),
});
export type PolicyFacts = z.infer<typeof policyFacts>;

/** A cue, a need, a reason: what can be chosen. */
export const choice = z.strictObject({ id, text: localText });
export type Choice = z.infer<typeof choice>;
