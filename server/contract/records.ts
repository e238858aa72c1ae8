import { z } from 'zod';
import { REFERRING_POSTS } from '../kernel/state/referral.ts';
import { count, id, localText } from './common.ts';

/* Forms and figures of days, fetched over HTTP by staff screens; no view holds them. */

export const FORM_NAMES = ['referred', 'follow-up', 'statistics'] as const;

/** GET /api/forms/<date>: the manual's three forms of a day; a manager gets the copy of his own customers. */
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

/** GET /api/forms: business days that have forms, newest first. */
export const formDatesAnswer = z.strictObject({ dates: z.array(z.string()) });
export type FormDatesAnswer = z.infer<typeof formDatesAnswer>;

const share = z.strictObject({ count, of: count });
const funnel = z.strictObject({
  identified: count,
  raised: count,
  acknowledged: count,
  outcomes: z.record(z.string(), count),
  open: count,
  escalated: share,
  introduced: share,
  cards: count,
  contacted: share,
  followUpsOpen: count,
  ackMs: z.strictObject({ count, medianMs: z.number().nullable(), p90Ms: z.number().nullable(), maxMs: z.number().nullable() }),
});
const post = z.enum(REFERRING_POSTS);

/** GET /api/figures?from=&to=: key figures of a day, a week or a month, each rate with numerator and denominator. */
export const figuresAnswer = z.strictObject({
  dates: z.array(z.string()),
  figures: z.array(
    z.strictObject({
      key: z.string(),
      unit: z.enum(['count', 'share', 'ms']),
      value: z.number().nullable(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
      terms: z.enum(['count', 'ms']).nullable(),
      name: localText,
      definition: localText,
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
  /** Day by day; `covered` in ms. */
  byDay: z.array(z.strictObject({ date: z.string(), issued: count, onTime: share, covered: share, raised: count, introduced: count })),
  /** The waits that the branch promises, ms. */
  targetMs: z.strictObject({ ordinary: z.number(), premium: z.number() }),
});
export type FiguresAnswer = z.infer<typeof figuresAnswer>;
