import { z } from 'zod';
import { SERVING_MANNERS } from '../kernel/state/call.ts';
import { TICKET_PHASES } from '../kernel/state/ticket.ts';
import { count, epochMs, id, localText } from './common.ts';
import { knownStanding, ticketClass } from './priority.ts';

/* Why a number was called when it was. Read over HTTP by staff, since nobody needs it on every screen all the time. */

const key = {
  /** Its place in the order, epoch ms: when it was taken, less its head-start; later than taken for one who came back. */
  key: epochMs,
  takenAt: epochMs,
};

/** Somebody who could have been called at that moment. */
const candidate = z.strictObject({
  ticketId: id,
  number: z.string(),
  class: ticketClass,
  ...key,
  /** Issue number of the day. */
  n: count,
  /** How often it had been passed by then. */
  over: count,
  /** Skipped: somebody issued earlier must not be passed again. */
  blocked: z.boolean(),
});
export type ExplainedCandidate = z.infer<typeof candidate>;

const call = z.strictObject({
  at: epochMs,
  counterLabel: z.string(),
  manner: z.enum(SERVING_MANNERS),
  /** Of a chosen call or a direct service. */
  reason: localText.nullable(),
  /** Whom it passed and was charged for. */
  overtook: count,
  /** In the order of their keys. */
  candidates: z.array(candidate),
});
export type ExplainedCall = z.infer<typeof call>;

const ticketSummary = z.strictObject({
  ticketId: id,
  number: z.string(),
  serviceName: localText,
  phase: z.enum(TICKET_PHASES),
  takenAt: epochMs,
});
export type TicketSummary = z.infer<typeof ticketSummary>;

export const explanation = z.strictObject({
  ticket: ticketSummary.extend({ ...key, n: count, class: ticketClass, standing: knownStanding.nullable() }),
  overtakeCap: count.nullable(),
  /** How often this ticket was passed by charged ones: the true count, for a customer who asks. */
  over: count,
  /** Where it stands while it waits; null: it does not. */
  waiting: z
    .strictObject({
      ahead: count,
      /** Kept for the direct service of this counter; null: in line. */
      directCounterLabel: z.string().nullable(),
    })
    .nullable(),
  /** One for each of its calls, oldest first. */
  calls: z.array(call),
});
export type TicketExplanation = z.infer<typeof explanation>;

export const ticketsFound = z.strictObject({ tickets: z.array(ticketSummary) });

/** Tickets a search answers with, newest first. */
export const FOUND_LIMIT = 20;
