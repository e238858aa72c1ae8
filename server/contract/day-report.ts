import { z } from 'zod';
import { OUTCOMES } from '../kernel/state/ticket.ts';
import { count, epochMs, localText } from './common.ts';

/* A business day in figures, fetched over HTTP by lobby screens; it is in no view. */

/** Null where nothing was measured: an average of nothing is not zero. */
const spread = z.strictObject({
  count,
  meanMs: z.number().nullable(),
  /** Nearest rank: nine of ten took no longer. */
  p90Ms: z.number().nullable(),
  maxMs: z.number().nullable(),
});
export type Spread = z.infer<typeof spread>;

/** A rate by its numerator and denominator; of 0 there is none. */
const share = z.strictObject({ count, of: count });
export type Share = z.infer<typeof share>;

/** Some outcomes under the names they had before each had its own in `outcomes`. An outcome of today needs none here. */
const counts = z.strictObject({
  taken: count,
  called: count,
  served: count,
  noShow: count,
  cancelled: count,
  removed: count,
  diverted: count,
  toManager: count,
  reset: count,
  signedOut: count,
  transferred: count,
  parked: count,
});

/**
 * What came together in the branch, at a service, a counter, or in an hour. Every customer is counted as taken once, and
 * once where the visit ended, or as still open: the branch's `outcomes` and `open` add up to its `taken`. A service counts
 * who took a number for it, what ended at it, and who is still in its hands: after transfers these differ, and all
 * services together give the branch again. A counter counts what ended there, an hour what was taken and ended in it.
 */
const figures = z.strictObject({
  counts,
  outcomes: z.record(z.enum(OUTCOMES), count),
  /** Taken, and without an outcome yet; null at a counter and in an hour, whose visits may end elsewhere or later. */
  open: count.nullable(),
  /** First call − entering the line, of everybody called; recalls do not change it. */
  wait: spread,
  /** Start − call. */
  walkUp: spread,
  /** End − start, of every serving that ended by somebody's hand. */
  service: spread,
  /** (no-show + cancelled by the customer) ÷ taken. */
  abandoned: share,
  /** Ratings of 4 and 5 ÷ ratings; null in an hour, where one customer's rating would say whose it was. */
  satisfied: share.nullable(),
  /** Services that ended normally and were not rated ÷ services that ended normally; null in an hour. */
  notRated: share.nullable(),
});
export type Figures = z.infer<typeof figures>;

/** What priority cost the others in a day, and who gave it. Staff only. */
const fairness = z.strictObject({
  /** Protected tickets passed at least once ÷ protected tickets taken. */
  overtaken: share,
  mostOvertakes: count,
  /** What the same calls would have meant in the order of arrival: minutes added to each ordinary visit, none below zero. */
  added: spread,
  addedTotalMs: z.number(),
  premiumCalls: count,
  /** Longest run of premium customers called at one counter while an ordinary one waited there. */
  mostPremiumInARow: count,
  directServices: z.array(z.strictObject({ counterId: z.string(), hour: count, count })),
  /** Calls at which a premium ticket was held back by the cap. */
  heldByCap: count,
  needJumps: z.array(z.strictObject({ staffId: z.string(), count })),
});
export type Fairness = z.infer<typeof fairness>;

/** GET /api/reports/<date>. A date may span two sittings; names are those of the last one. */
export const dayReport = z.strictObject({
  date: z.string(),
  branchName: localText,
  openedAt: epochMs,
  /** null: still open. */
  closedAt: epochMs.nullable(),
  total: figures,
  services: z.array(z.strictObject({ id: z.string(), prefix: z.string(), name: localText, figures })),
  counters: z.array(z.strictObject({ id: z.string(), label: z.string(), figures })),
  fairness,
  /** Hours of the branch's clock in which something happened. */
  hours: z.array(z.strictObject({ hour: count, figures })),
});
export type DayReport = z.infer<typeof dayReport>;
