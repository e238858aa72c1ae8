import { z } from 'zod';

const ZONES_MAX = 8;
const LEVEL_SPANS_MAX = 12;
/** With more rounds, the announcements of a busy hall would never end. */
export const ANNOUNCEMENT_ROUNDS_MAX = 3;
/** Below this nobody in a hall hears the voice, and nobody would know; a branch that wants silence lets no display announce. */
const LEVEL_MIN = 20;
const LEVEL_MAX = 100;

/** The section `voice`. `id` and `timeOfDay` are the configuration's own. */
export function voiceSchema(id: z.ZodType<string>, timeOfDay: z.ZodType<string>, countersMax: number) {
  const level = z.number().int().min(LEVEL_MIN).max(LEVEL_MAX);
  const levelSpan = z
    .strictObject({ from: timeOfDay, to: timeOfDay, level })
    .refine((span) => span.from < span.to, { path: ['to'], message: 'a time later than "from"; over midnight takes two spans' });
  return z.strictObject({
    zones: z
      .array(z.strictObject({ id, counterIds: z.array(id).min(1).max(countersMax).nullable() }))
      .min(1)
      .max(ZONES_MAX),
    level,
    levelSpans: z.array(levelSpan).max(LEVEL_SPANS_MAX),
    packName: id.nullable(),
  });
}
