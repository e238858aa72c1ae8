import { z } from 'zod';
import { ELDER_MORE } from '../kernel/configuration/screens.ts';

/** More people than ever wait in a branch. */
const HINT_FROM_MAX = 999;
/** A longer pause between two numbers would make a line before the kiosk. */
const KIOSK_GAP_MAX_MS = 30_000;
/** A series has no more numbers than this: no limit at all. */
const KIOSK_MOST_MAX = 9_999;
/** A hall that is longer has a second display. */
const DISTANCE_MAX_M = 40;
const DIAGONAL_MIN_INCHES = 15;
const DIAGONAL_MAX_INCHES = 150;

export function kioskPagesSchema(id: z.ZodType<string>, servicesMax: number) {
  return z.strictObject({
    elderServiceIds: z.array(id).max(servicesMax),
    elderMore: z.enum(ELDER_MORE),
    hintFromWaiting: z.number().int().min(0).max(HINT_FROM_MAX).nullable(),
  });
}

export const kioskLimitsSchema = z.strictObject({
  gapMs: z.number().int().min(0).max(KIOSK_GAP_MAX_MS),
  most: z.number().int().min(1).max(KIOSK_MOST_MAX),
});

export const viewingSchema = z.strictObject({
  distanceM: z.number().min(1).max(DISTANCE_MAX_M),
  diagonalInches: z.number().min(DIAGONAL_MIN_INCHES).max(DIAGONAL_MAX_INCHES),
  measured: z.boolean(),
});
