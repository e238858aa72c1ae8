import { z } from 'zod';
import { SERVICES_OF_COUNTER_MAX } from '../kernel/configuration/configuration.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A shorter time would tell of every breath that somebody takes. */
const ALARM_LEAST_MS = 30 * SECOND_MS;

function milliseconds(least: number, most: number) {
  return z.number().int().min(least).max(most);
}

export const targetWait = milliseconds(MINUTE_MS, 4 * HOUR_MS);
const longService = milliseconds(MINUTE_MS, 8 * HOUR_MS);

/** When lobby and supervisor are told that time has passed. */
export function alarmSchema(id: z.ZodString) {
  return z.strictObject({
    idleCounterMs: milliseconds(ALARM_LEAST_MS, HOUR_MS),
    hangingCallMs: milliseconds(ALARM_LEAST_MS, HOUR_MS),
    longServiceMs: longService,
    noCounterMs: milliseconds(ALARM_LEAST_MS, HOUR_MS),
    services: z
      .array(
        z.strictObject({
          serviceId: id,
          targetWaitMs: z.strictObject({ premium: targetWait, ordinary: targetWait }).nullable(),
          longServiceMs: longService.nullable(),
        }),
      )
      .max(SERVICES_OF_COUNTER_MAX),
  });
}

export const helpSchema = z
  .strictObject({ unansweredMs: milliseconds(10 * SECOND_MS, 10 * MINUTE_MS), lifeMs: milliseconds(MINUTE_MS, HOUR_MS) })
  .refine(({ unansweredMs, lifeMs }) => lifeMs > unansweredMs, { path: ['lifeMs'], message: 'longer than unansweredMs' });
