import { z } from 'zod';
import { count, id } from './common.ts';

/* Forms and figures of days, fetched over HTTP by staff screens; they are in no view. */

export const FORM_NAMES = ['referred', 'follow-up', 'statistics'] as const;

/** GET /api/forms/<date>: the manual's three forms of a day; a manager is given his own customers' copy. */
export const dayFormsAnswer = z.strictObject({
  date: z.string(),
  branchName: z.string(),
  forms: z.array(
    z.strictObject({
      name: z.enum(FORM_NAMES),
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.strictObject({ managerId: id.nullable(), cells: z.array(z.union([z.string(), z.number()]).nullable()) })),
    }),
  ),
});
export type DayFormsAnswer = z.infer<typeof dayFormsAnswer>;

const share = z.strictObject({ count, of: count });
const funnel = z.strictObject({
  identified: count,
  raised: count,
  acknowledged: count,
  outcomes: z.record(z.string(), count),
  open: count,
  escalated: share,
  introduced: share,
  ackMs: z.strictObject({ count, medianMs: z.number().nullable(), p90Ms: z.number().nullable(), maxMs: z.number().nullable() }),
});
const post = z.enum(['lobby', 'cash-teller', 'non-cash-teller', 'manager']);

/** GET /api/figures?from=&to=: key figures of a day, a week, a month, each rate with its numerator and denominator. */
export const figuresAnswer = z.strictObject({
  dates: z.array(z.string()),
  figures: z.array(
    z.strictObject({
      key: z.string(),
      unit: z.enum(['count', 'share', 'ms']),
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
    }),
  ),
  referrals: z
    .strictObject({
      total: funnel,
      posts: z.array(funnel.extend({ post })),
      persons: z.array(funnel.extend({ staffId: id, staffName: z.string(), post })),
    })
    .nullable(),
  halfHours: z.array(z.strictObject({ minute: z.number(), count, medianMs: z.number(), p90Ms: z.number() })),
  /** The wait the branch promises ordinary customers, ms. */
  targetMs: z.number(),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;
