import { z } from 'zod';
import { DUTY_STATES, LEAVINGS } from '../kernel/state/duty.ts';
import { epochMs, id, localText } from './common.ts';

/* Who is on duty in the lobby. For staff audiences only. */

const leaving = z.enum(LEAVINGS);

/** All lobby staff, plus anyone assigned there, on duty or not. */
const dutyRow = z.strictObject({
  staffId: id,
  staffName: z.string(),
  state: z.enum(DUTY_STATES),
  /** null: has not been at the post today. */
  since: epochMs.nullable(),
  backAt: epochMs.nullable(),
  /** Why the post was left without a stand-in. */
  reason: localText.nullable(),
  /** The colleague who was asked to stand in. */
  asked: z.strictObject({ staffId: id, staffName: z.string(), state: leaving, backAt: epochMs.nullable() }).nullable(),
  /** ok: connected, or nothing else is known. */
  tablet: z.enum(['ok', 'lost', 'silent']),
  tabletSince: epochMs.nullable(),
});

export const dutyBoard = z.strictObject({
  people: z.array(dutyRow),
  /** Since when nobody is on duty. staffName null: nobody has been today. */
  gap: z
    .strictObject({
      since: epochMs,
      staffName: z.string().nullable(),
      reason: localText.nullable(),
      /** What the supervisor did about it. sent null: he sees to it himself. */
      answer: z
        .strictObject({ staffName: z.string(), sent: z.strictObject({ staffId: id, staffName: z.string() }).nullable(), at: epochMs })
        .nullable(),
    })
    .nullable(),
  reasons: z.array(z.strictObject({ id, text: localText })),
});
export type DutyBoard = z.infer<typeof dutyBoard>;
export type DutyRow = DutyBoard['people'][number];
