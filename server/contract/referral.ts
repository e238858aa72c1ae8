import { z } from 'zod';
import { CONFIDENCES, SEGMENTS } from '../kernel/configuration/standing.ts';
import { MANAGER_STATES } from '../kernel/state/manager.ts';
import { ESCALATION_CAUSES, REFERRAL_OUTCOMES, REFERRAL_STATES } from '../kernel/state/referral.ts';
import { SERVING_ROLES } from '../kernel/state/serving-role.ts';
import { count, epochMs, id, localText } from './common.ts';
import { look, salutation } from './priority.ts';

/* Referrals and guests, as tellers, the lobby, managers and supervisors see and speak of them. Staff audiences only. */

export const referralTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('lobby') }),
  z.strictObject({ kind: z.literal('non-cash') }),
  z.strictObject({ kind: z.literal('manager'), managerId: id.nullable() }),
]);
const confidence = z.enum(CONFIDENCES);
const named = z.strictObject({ type: z.literal('name-guest'), referralId: id, salutation: salutation.nullable() });

/** What a teller may ask for: to raise his hand, and to go himself where a teller away from cash was asked for. */
export const tellerReferralCommands = [
  z.strictObject({
    type: z.literal('raise-referral'),
    counterId: id,
    ticketId: id,
    cueId: id,
    confidence,
    target: referralTarget,
    salutation: salutation.nullable(),
  }),
  named,
  ...(['see-referral', 'acknowledge-referral', 'attend-referral', 'cancel-referral'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), referralId: id }),
  ),
  z.strictObject({ type: z.literal('introduce-guest'), referralId: id, managerId: id }),
  z.strictObject({ type: z.literal('conclude-referral'), referralId: id, outcome: z.enum(['declined', 'not-premium', 'customer-left']) }),
] as const;

const seat = z.strictObject({ type: z.literal('seat-guest'), referralId: id, managerId: id.nullable(), look: look.nullable() });
const first = z.strictObject({
  type: z.literal('serve-guest-first'),
  referralId: id,
  counterId: id.nullable(),
  serviceId: id.nullable(),
});

export const lobbyReferralCommands = [
  z.strictObject({
    type: z.literal('raise-referral'),
    counterId: z.null(),
    ticketId: id.nullable(),
    cueId: id,
    confidence,
    target: referralTarget,
    salutation: salutation.nullable(),
  }),
  named,
  ...(['see-referral', 'acknowledge-referral', 'snooze-referral', 'attend-referral', 'cancel-referral'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), referralId: id }),
  ),
  z.strictObject({ type: z.literal('pass-referral'), referralId: id, toStaffId: id }),
  z.strictObject({ type: z.literal('introduce-guest'), referralId: id, managerId: id }),
  first,
  seat,
  z.strictObject({ type: z.literal('conclude-referral'), referralId: id, outcome: z.enum(['declined', 'not-premium', 'customer-left']) }),
] as const;

const guest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('referral'), referralId: id }),
  z.strictObject({ kind: z.literal('visitor'), ticketId: id }),
]);

export const managerReferralCommands = [
  named,
  ...(['see-referral', 'acknowledge-referral', 'attend-referral'] as const).map((type) =>
    z.strictObject({ type: z.literal(type), referralId: id }),
  ),
  z.strictObject({ type: z.literal('introduce-guest'), referralId: id, managerId: id }),
  first,
  seat,
  z.strictObject({ type: z.literal('conclude-referral'), referralId: id, outcome: z.enum(['declined', 'not-premium', 'customer-left']) }),
  z.strictObject({
    type: z.literal('set-manager-state'),
    managerId: id,
    state: z.enum(['free', 'with-customer', 'away', 'off']),
    backAt: epochMs.nullable(),
  }),
  z.strictObject({ type: z.literal('read-guest'), managerId: id, referralId: id }),
  z.strictObject({ type: z.literal('greet-guest'), managerId: id, guest, ending: guest.nullable() }),
  z.strictObject({
    type: z.literal('triage-guest'),
    managerId: id,
    referralId: id,
    segment: z.enum(['existing-premium', 'potential', 'target', 'ordinary']),
    touchstone: z.enum(['interested', 'threshold-too-high']).nullable(),
  }),
  z.strictObject({ type: z.literal('end-meeting'), managerId: id, guest }),
  z.strictObject({ type: z.literal('accompany-guest'), managerId: id, counterId: id, serviceId: id, cueId: id }),
] as const;

/** One referral, whole: every staff screen shows what it needs of it. */
export const referralRow = z.strictObject({
  referralId: id,
  source: z.strictObject({ role: z.enum(['teller', 'lobby']), staffId: id, staffName: z.string(), counterLabel: z.string().nullable() }),
  target: z.strictObject({ kind: z.enum(['lobby', 'non-cash', 'manager']), staffName: z.string().nullable() }),
  ticketId: id.nullable(),
  number: z.string().nullable(),
  serviceId: id.nullable(),
  /** The guest is at a counter now: which. */
  servedAtLabel: z.string().nullable(),
  /** null: none was given, or it has been purged. */
  salutation: salutation.nullable(),
  cueId: id,
  cue: localText,
  confidence,
  state: z.enum(REFERRAL_STATES),
  raisedAt: epochMs,
  /** The referral's clock for alerting: later than raisedAt when it was passed on or put off. */
  alertFrom: epochMs,
  realerts: count,
  escalation: z.enum(ESCALATION_CAUSES).nullable(),
  /** Whether the screen's owner is asked to go: then it alerts. */
  forMe: z.boolean(),
  isSnoozed: z.boolean(),
  holder: z.strictObject({ role: z.enum(SERVING_ROLES), staffId: id, staffName: z.string() }).nullable(),
  seenAt: epochMs.nullable(),
  acknowledgedAt: epochMs.nullable(),
  attendedAt: epochMs.nullable(),
  manager: z.strictObject({ staffId: id, staffName: z.string() }).nullable(),
  /** Whose customer this is, by the bank's look-up (S49): the first to be asked. null: not known, or not of this branch. */
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

/** How a manager is, for who brings guests. */
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
