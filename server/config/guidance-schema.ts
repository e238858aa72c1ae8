import { z } from 'zod';
import { SERVICES_OF_COUNTER_MAX } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/* A centre has a handful of managers; more than this is a typing mistake rather than a branch. */
const MANAGERS_MAX = 30;
const ASSISTANTS_MAX = 8;
const REALERTS_MAX = 6;
const SEATS_MAX = 24;
const LOOKS_MAX = 24;

function milliseconds(least: number, most: number) {
  return z.number().int().min(least).max(most);
}

/** How recognised customers are guided. `localText` is the schema of a text in every language, `reasons` of a list to choose from. */
export function guidanceSchema(id: z.ZodString, timeOfDay: z.ZodString, localText: z.ZodType<LocalText>, nonEmptyReasonsMax: number) {
  const reason = z.strictObject({ id, text: localText });
  const someReasons = z.array(reason).min(1).max(nonEmptyReasonsMax);
  return z
    .strictObject({
      referral: z.strictObject({
        realertAfterMs: z
          .array(milliseconds(5 * SECOND_MS, 30 * MINUTE_MS))
          .max(REALERTS_MAX)
          .refine(
            (times) => times.every((time, index) => index === 0 || time > (times[index - 1] ?? 0)),
            'times, each later than the one before',
          ),
        escalateAfterMs: milliseconds(10 * SECOND_MS, 30 * MINUTE_MS),
        snoozeMs: milliseconds(10 * SECOND_MS, 10 * MINUTE_MS),
        raiseWithinMs: milliseconds(0, 30 * MINUTE_MS),
        lifeMs: milliseconds(5 * MINUTE_MS, 12 * HOUR_MS),
        briefFromWaiting: z.number().int().min(1).max(999),
        guestPromptAfterMs: milliseconds(MINUTE_MS, 2 * HOUR_MS),
      }),
      appointment: z.strictObject({
        spacingMs: milliseconds(5 * MINUTE_MS, 8 * HOUR_MS),
        missedAfterMs: milliseconds(5 * MINUTE_MS, 8 * HOUR_MS),
      }),
      tabletSilentAfterMs: milliseconds(5 * SECOND_MS, 10 * MINUTE_MS),
      support: z.strictObject({
        waitingPerCounter: z.number().int().min(1).max(999).nullable(),
        holdMs: milliseconds(0, HOUR_MS),
      }),
      contact: z
        .strictObject({ from: timeOfDay, to: timeOfDay, latest: timeOfDay, dueAfterDays: z.number().int().min(0).max(90) })
        .refine(({ from, to, latest }) => from < to && to <= latest, { path: ['to'], message: 'times in the order from, to, latest' }),
      retention: z.strictObject({
        phoneDays: z.number().int().min(0).max(365),
        recordDays: z.number().int().min(1).max(1_095),
        prospectDays: z.number().int().min(1).max(730),
        attendeeDays: z.number().int().min(1).max(365),
      }),
      managers: z.array(z.strictObject({ staffId: id, place: localText, assistantIds: z.array(id).max(ASSISTANTS_MAX) })).max(MANAGERS_MAX),
      visitServiceId: id.nullable(),
      seats: z.array(reason).min(1).max(SEATS_MAX),
      looks: z.array(reason).max(LOOKS_MAX),
      askServiceIds: z.array(id).max(SERVICES_OF_COUNTER_MAX),
      awayReasons: someReasons,
      lateContactReasons: someReasons,
    })
    .refine(({ referral }) => referral.lifeMs > referral.escalateAfterMs, {
      path: ['referral', 'lifeMs'],
      message: 'longer than escalateAfterMs',
    });
}
