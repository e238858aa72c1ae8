import { z } from 'zod';
import { SERVING_MANNERS } from '../kernel/state/call.ts';
import { TICKET_PHASES } from '../kernel/state/ticket.ts';
import { count, epochMs, id, localText } from './common.ts';
import { knownStanding, ticketClass } from './priority.ts';

/* Why a number was called when it was. Staff read it over HTTP, because screens need it only now and then. */

const key = {
  /** Place in the order, epoch ms: when it was taken, minus its head-start; for a returned ticket, later than taken. */
  key: epochMs,
  takenAt: epochMs,
};

/** A ticket that could have been called at that moment. */
const candidate = z.strictObject({
  ticketId: id,
  number: z.string(),
  class: ticketClass,
  ...key,
  /** Issue sequence of the day. */
  n: count,
  /** Times it had been passed by then. */
  over: count,
  /** Skipped: it would pass an earlier ticket that must not be passed again. */
  blocked: z.boolean(),
});
export type ExplainedCandidate = z.infer<typeof candidate>;

const call = z.strictObject({
  at: epochMs,
  counterLabel: z.string(),
  manner: z.enum(SERVING_MANNERS),
  /** Of a chosen call or a direct service. */
  reason: localText.nullable(),
  /** Number of tickets that it passed and was charged for. */
  overtook: count,
  /** Sorted by key. */
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
  /** Times that charged tickets passed this one: the true count, for a customer who asks. */
  over: count,
  /** Its place while it waits; null: it does not wait. */
  waiting: z
    .strictObject({
      ahead: count,
      /** The counter whose direct service keeps it; null: in line. */
      directCounterLabel: z.string().nullable(),
    })
    .nullable(),
  /** One for each of its calls, oldest first. */
  calls: z.array(call),
});
export type TicketExplanation = z.infer<typeof explanation>;

export const ticketsFound = z.strictObject({ tickets: z.array(ticketSummary) });

/** Most tickets that a search returns, newest first. */
export const FOUND_LIMIT = 20;
