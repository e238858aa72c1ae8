import { z } from 'zod';
import { DUTY_STATES, LEAVINGS } from '../kernel/state/duty.ts';
import { epochMs, id, localText } from './common.ts';

/* Who is at his post in the lobby. Staff audiences only. */

const leaving = z.enum(LEAVINGS);

/** Everybody of the lobby, and who comes there by order, at his post or not. */
const dutyRow = z.strictObject({
  staffId: id,
  staffName: z.string(),
  state: z.enum(DUTY_STATES),
  /** null: not at the post yet today. */
  since: epochMs.nullable(),
  backAt: epochMs.nullable(),
  /** Why the post was left without a stand-in. */
  reason: localText.nullable(),
  /** Whom he has asked to stand in. */
  asked: z.strictObject({ staffId: id, staffName: z.string(), state: leaving, backAt: epochMs.nullable() }).nullable(),
  /** ok: connected, or nothing else is known. */
  tablet: z.enum(['ok', 'lost', 'silent']),
  tabletSince: epochMs.nullable(),
});

export const dutyBoard = z.strictObject({
  people: z.array(dutyRow),
  /** Nobody is on duty: since when; staffName null: nobody has been today. */
  gap: z.strictObject({ since: epochMs, staffName: z.string().nullable(), reason: localText.nullable() }).nullable(),
  reasons: z.array(z.strictObject({ id, text: localText })),
});
export type DutyBoard = z.infer<typeof dutyBoard>;
export type DutyRow = DutyBoard['people'][number];
