import { z } from 'zod';
import { ALARM_KINDS } from '../kernel/state/alarm.ts';
import { OUTCOMES } from '../kernel/state/ticket.ts';
import { count, epochMs, localText } from './common.ts';

/* The figures of a business day, fetched over HTTP by lobby screens; no view holds them. */

/** Null if nothing was measured: the average of nothing is not zero. */
const spread = z.strictObject({
  count,
  meanMs: z.number().nullable(),
  /** Nearest rank: nine of ten waits were no longer. */
  p90Ms: z.number().nullable(),
  maxMs: z.number().nullable(),
});
export type Spread = z.infer<typeof spread>;

/** A rate as numerator and denominator; with denominator 0 there is no rate. */
const share = z.strictObject({ count, of: count });
export type Share = z.infer<typeof share>;

/** Some outcomes under the names they had before `outcomes` listed each one. A new outcome needs none here. */
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
 * Figures of the branch, a service, a counter, or an hour. Every customer counts once as taken, and once where the visit
 * ended or as still open: the branch's `outcomes` and `open` add up to its `taken`. A service counts the numbers taken for it,
 * the visits that ended at it, and those it still holds: after transfers these differ, and all services together add up to the
 * branch. A counter counts visits that ended there, an hour those taken and ended in it.
 */
const figures = z.strictObject({
  counts,
  outcomes: z.record(z.enum(OUTCOMES), count),
  /** Taken and without an outcome yet; null for a counter and an hour, whose visits may end elsewhere or later. */
  open: count.nullable(),
  /** First call − entering the line, over everybody called; recalls do not change it. */
  wait: spread,
  /** Start − call. */
  walkUp: spread,
  /** End − start, over every service that a person ended. */
  service: spread,
  /** (no-show + cancelled by the customer) ÷ taken. */
  abandoned: share,
  /** Ratings of 4 and 5 ÷ ratings; null for an hour, where a single rating would reveal its customer. */
  satisfied: share.nullable(),
  /** Services that ended normally and were not rated ÷ services that ended normally; null for an hour. */
  notRated: share.nullable(),
});
export type Figures = z.infer<typeof figures>;

/** What priority cost other customers on a day, and who gave it. For staff only. */
const fairness = z.strictObject({
  /** Protected tickets passed at least once ÷ protected tickets taken. */
  overtaken: share,
  mostOvertakes: count,
  /** Minutes that the day's calls added to each ordinary visit, compared with the same calls in the order of arrival; never below zero. */
  added: spread,
  addedTotalMs: z.number(),
  premiumCalls: count,
  /** Longest run of premium customers called at one counter while an ordinary one waited there. */
  mostPremiumInARow: count,
  directServices: z.array(z.strictObject({ counterId: z.string(), hour: count, count })),
  /** Calls at which the cap held a premium ticket back. */
  heldByCap: count,
  needJumps: z.array(z.strictObject({ staffId: z.string(), count })),
});
export type Fairness = z.infer<typeof fairness>;

/** Alarms about time that passed. For staff only. */
const alarmFigures = z.strictObject({
  raised: z.record(z.enum(ALARM_KINDS), count),
  escalated: count,
  /** Raised to acknowledged, over those that somebody acknowledged. */
  acknowledged: spread,
  /** Raised to mended, over those that were mended before the day's end. */
  resolved: spread,
});
export type AlarmFigures = z.infer<typeof alarmFigures>;

/** GET /api/reports/<date>. A date may include two openings; names are those of the last one. */
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
  alarms: alarmFigures,
  /** Hours of the branch's clock in which anything happened. */
  hours: z.array(z.strictObject({ hour: count, figures })),
});
export type DayReport = z.infer<typeof dayReport>;
