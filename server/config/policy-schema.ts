import { z } from 'zod';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { targetWait } from './alarm-schema.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A cap above this is no limit that a customer would believe. */
const OVERTAKE_CAP_MAX = 20;
/** A head-start longer than a day means strict priority, which the simulator shows. */
const HEAD_START_MAX_MS = 12 * HOUR_MS;
export const CUES_MAX = 30;
export const NEEDS_MAX = 12;

const headStart = z.number().int().min(0).max(HEAD_START_MAX_MS);

export const policySchema = z.strictObject({
  overtakeCap: z.number().int().min(0).max(OVERTAKE_CAP_MAX),
  headStartMs: z.strictObject({
    tiers: z.strictObject({ gold: headStart, platinum: headStart, 'purple-gold': headStart }),
    segments: z.strictObject({ 'existing-premium': headStart, potential: headStart, target: headStart }),
    need: headStart,
  }),
  appointmentLateMs: z
    .number()
    .int()
    .min(0)
    .max(2 * HOUR_MS),
  directServiceLifeMs: z.number().int().min(MINUTE_MS).max(HOUR_MS),
  windowBindsDirectServices: z.boolean(),
  needNoticeAfter: z.number().int().min(0).max(999),
  targetWaitMs: z.strictObject({ premium: targetWait, ordinary: targetWait }),
});

export const profileSchema = z.strictObject({
  classes: z
    .array(z.enum(TICKET_CLASSES))
    .min(1)
    .max(TICKET_CLASSES.length)
    .refine((classes) => new Set(classes).size === classes.length, 'each class once'),
  premiumFirst: z.boolean(),
  keepFreeMs: z
    .number()
    .int()
    .min(0)
    .max(4 * HOUR_MS)
    .nullable(),
});
