import { z } from 'zod';
import { SEGMENTS, TIERS } from '../kernel/standing.ts';
import { id, language } from './common.ts';

/* What the lobby and the tellers may say of a customer, and the skip-next-call override. Staff audiences only. */

/** Longest family name of a salutation: compound names and minorities' names fit. */
export const SURNAME_MAX_LENGTH = 12;

/** How staff address somebody (S56). It lives in the purgeable table, never in an event. */
export const salutation = z.strictObject({
  surname: z.string().trim().min(1).max(SURNAME_MAX_LENGTH),
  title: z.enum(['mr', 'ms', 'miss']),
});
export type Salutation = z.infer<typeof salutation>;

export const identification = z.strictObject({
  tier: z.enum(TIERS),
  segment: z.enum(SEGMENTS).nullable(),
  confidence: z.enum(['confirmed', 'possible']),
  cueId: id,
});

export const priorityCommands = [
  z.strictObject({ type: z.literal('identify-ticket'), ticketId: id, identification }),
  z.strictObject({ type: z.literal('revoke-identification'), ticketId: id }),
  z.strictObject({ type: z.literal('assign-need'), ticketId: id, needId: id }),
  z.strictObject({ type: z.literal('withdraw-need'), ticketId: id }),
  z.strictObject({
    type: z.literal('arm-direct-service'),
    counterId: id,
    customer: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('ticket'), ticketId: id }),
      z.strictObject({ kind: z.literal('walk-in'), serviceId: id, language }),
    ]),
    cueId: id.nullable(),
    needId: id.nullable(),
    salutation: salutation.nullable(),
  }),
  z.strictObject({ type: z.literal('withdraw-direct-service'), directServiceId: id }),
  z.strictObject({ type: z.literal('dismiss-notice'), noticeId: id }),
] as const;
