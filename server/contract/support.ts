import { z } from 'zod';
import { COUNTER_KINDS } from '../kernel/configuration/configuration.ts';
import { COUNTER_STATES } from '../kernel/state/counter.ts';
import { DIVERSION_STATES } from '../kernel/state/diversion.ts';
import { type SUPPORT_DONE, SUPPORT_ENDS, SUPPORT_KINDS, SUPPORT_STATES } from '../kernel/state/support.ts';
import { count, epochMs, id } from './common.ts';

/* Support, counters and self-service. For staff audiences only. */

const supportKind = z.enum(SUPPORT_KINDS);
export type SupportKind = z.infer<typeof supportKind>;
export type SupportDone = (typeof SUPPORT_DONE)[number];

/** open: counters that call and serve. */
const load = z.strictObject({ waiting: count, open: count });

const supportRow = z.strictObject({
  supportId: id,
  kind: supportKind,
  /** null: the server itself, because the hall is crowded or somebody waits too long. */
  staffName: z.string().nullable(),
  /** When it was raised. */
  load,
  /** The longest ordinary wait when the server asked because it was past its target; otherwise null. */
  waitMs: count.nullable(),
  raisedAt: epochMs,
  state: z.enum(SUPPORT_STATES),
  acknowledgedBy: z.string().nullable(),
  end: z.enum(SUPPORT_ENDS).nullable(),
  resolvedAt: epochMs.nullable(),
});
export type SupportRow = z.infer<typeof supportRow>;

export const supportBoard = z.strictObject({
  /** Open, oldest first; then the latest that are over, newest first. */
  requests: z.array(supportRow),
  load,
  /** Since when the hall is crowded enough to ask for support; null: it is not. */
  crowdedSince: epochMs.nullable(),
});
export type SupportBoard = z.infer<typeof supportBoard>;

/** The supervisor's counters: who is signed on, which customer is in hand, which services are called. */
export const runCounter = z.strictObject({
  id,
  label: z.string(),
  kind: z.enum(COUNTER_KINDS),
  state: z.enum(COUNTER_STATES),
  staffName: z.string().nullable(),
  ticketId: id.nullable(),
  number: z.string().nullable(),
  serviceIds: z.array(id),
  isArmed: z.boolean(),
});
export type RunCounter = z.infer<typeof runCounter>;

/** What the lobby can do for a waiting customer, other than call him. */
export const waitingCare = z.strictObject({
  isAsked: z.boolean(),
  /** Customers of this service are to be asked, and this one has not been. */
  shouldAsk: z.boolean(),
  /** A machine can do the business, and the customer is not elderly. */
  mayDivert: z.boolean(),
  diversion: z.enum(DIVERSION_STATES).exclude(['accepted']).nullable(),
});
export type WaitingCare = z.infer<typeof waitingCare>;
