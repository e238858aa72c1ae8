import { z } from 'zod';
import { type BranchConfiguration, COUNTER_KINDS, NUMBERINGS, STAFF_ROLES } from '../kernel/configuration/configuration.ts';
import type { PolicyConfiguration } from '../kernel/configuration/policy.ts';
import { ID_MAX_LENGTH } from '../kernel/words/fields.ts';
import { alarmSchema, helpSchema } from './alarm-schema.ts';
import { guidanceSchema } from './guidance-schema.ts';
import { identificationSchema } from './identification-schema.ts';
import { CUES_MAX, NEEDS_MAX, policySchema, profileSchema } from './policy-schema.ts';
import { kioskLimitsSchema, kioskPagesSchema, viewingSchema } from './screens-schema.ts';
import { slipSchema } from './slip-schema.ts';
import { ANNOUNCEMENT_ROUNDS_MAX, voiceSchema } from './voice-schema.ts';

/* Limits of a branch's size: more than this is a typing mistake rather than a branch. */
export const COUNTERS_MAX = 60;
export const SERVICES_MAX = 60;
export const KIOSKS_MAX = 16;
const PRINTERS_MAX = 16;
const WALLS_MAX = 16;
const STAFF_MAX = 200;
const REASONS_MAX = 12;
const FORMS_MAX = 6;
const HOURS_MAX = 14;
const NAME_MAX_LENGTH = 40;
const HINT_MAX_LENGTH = 60;
const STAFF_NAME_MAX_LENGTH = 24;
const DAILY_CAP_MAX = 9_999;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const ID_PATTERN = /^[a-z0-9][a-z0-9-]*$/;
const TIME_PATTERN = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;

const id = z.string().max(ID_MAX_LENGTH).regex(ID_PATTERN, 'lower-case letters, digits and hyphens, beginning with a letter or digit');

function text(longest: number) {
  return z
    .string()
    .max(longest)
    .refine((value) => value.trim() !== '', 'a text of at least one visible character');
}

function localText(longest: number) {
  return z.strictObject({ 'zh-CN': text(longest), en: text(longest) });
}

const timeOfDay = z.string().regex(TIME_PATTERN, 'a time such as "08:30", from "00:00" to "24:00"');

const openingHours = z
  .strictObject({
    weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    opens: timeOfDay,
    closes: timeOfDay,
  })
  .refine((hours) => hours.opens < hours.closes, { path: ['closes'], message: 'a time later than "opens"' });

const hours = z.array(openingHours).max(HOURS_MAX);

const service = z.strictObject({
  id,
  prefix: z.string().regex(/^[A-UW-Z]{1,2}$/, 'one letter from A to Z or two, but not V (it would read as a rank of the customer)'),
  name: localText(NAME_MAX_LENGTH),
  plainName: localText(NAME_MAX_LENGTH),
  hours: hours.min(1).nullable(),
  dailyCap: z.number().int().min(1).max(DAILY_CAP_MAX).nullable(),
  forms: z.array(localText(NAME_MAX_LENGTH)).max(FORMS_MAX),
  selfServiceHint: localText(HINT_MAX_LENGTH).nullable(),
});

const counter = z.strictObject({
  id,
  label: z.string().regex(/^[1-9]\d?$/, 'a number from "1" to "99" in quotes, so that it can be spoken'),
  kind: z.enum(COUNTER_KINDS),
  serviceIds: z.array(id).min(1).max(SERVICES_MAX),
  profile: profileSchema,
});

const kiosk = z.strictObject({
  id,
  name: localText(NAME_MAX_LENGTH),
  printerId: id.nullable(),
  pixelsPerMm: z.number().min(1).max(20),
});

const staff = z.strictObject({
  id,
  name: text(STAFF_NAME_MAX_LENGTH),
  roles: z.array(z.enum(STAFF_ROLES)).min(1).max(STAFF_ROLES.length),
});

const reason = z.strictObject({ id, text: localText(NAME_MAX_LENGTH) });
const reasons = z.array(reason).min(1).max(REASONS_MAX);

function milliseconds(least: number, most: number) {
  return z.number().int().min(least).max(most);
}

const rules = z.strictObject({
  numbering: z.enum(NUMBERINGS),
  numberDigits: z.union([z.literal(3), z.literal(4)]),
  recallLimit: z.number().int().min(0).max(9),
  recallPauseMs: milliseconds(0, 5 * MINUTE_MS),
  noShowAfterMs: milliseconds(0, 10 * MINUTE_MS),
  restoreWindowMs: milliseconds(0, 8 * HOUR_MS),
  returnGraceMs: milliseconds(0, 8 * HOUR_MS),
  undoCallMs: milliseconds(0, MINUTE_MS),
  undoFinishMs: milliseconds(0, MINUTE_MS),
  // Hours, for a branch whose customers give up their place at the kiosk instead of walking out.
  retakeMs: milliseconds(0, 8 * HOUR_MS),
  retakeElderMs: milliseconds(0, 8 * HOUR_MS),
  printJobLifeMs: milliseconds(5 * SECOND_MS, 10 * MINUTE_MS),
  closingGraceMs: milliseconds(0, 12 * HOUR_MS),
  announcementRounds: z.number().int().min(1).max(ANNOUNCEMENT_ROUNDS_MAX),
  readOneAsYao: z.boolean(),
});

function isHttpUrl(value: string): boolean {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && !/[?#@]|\/$/.test(value);
}

/** The branch configuration as written in `branch.json`: unknown keys are mistakes, and nothing has a default. */
export const branchConfiguration = z.strictObject({
  branch: z.strictObject({
    id,
    name: localText(NAME_MAX_LENGTH),
    timeZone: z.string().refine(isTimeZone, 'an IANA time zone such as "Asia/Shanghai"'),
  }),
  publicBaseUrl: z
    .string()
    .max(120)
    .refine(isHttpUrl, 'an address such as "https://queue.example.cn", with no slash at its end, or null')
    .nullable(),
  hours: hours.min(1),
  services: z.array(service).min(1).max(SERVICES_MAX),
  counters: z.array(counter).min(1).max(COUNTERS_MAX),
  kiosks: z.array(kiosk).max(KIOSKS_MAX),
  kioskPages: kioskPagesSchema(id, SERVICES_MAX),
  kioskLimits: kioskLimitsSchema,
  printers: z
    .array(z.strictObject({ id, name: localText(NAME_MAX_LENGTH), fallbackPrinterId: id.nullable().default(null) }))
    .max(PRINTERS_MAX),
  walls: z
    .array(z.strictObject({ id, name: localText(NAME_MAX_LENGTH), zoneId: id, announces: z.boolean(), viewing: viewingSchema }))
    .max(WALLS_MAX),
  voice: voiceSchema(id, timeOfDay, COUNTERS_MAX),
  slip: slipSchema(localText),
  staff: z.array(staff).min(1).max(STAFF_MAX),
  pauseReasons: reasons,
  parkReasons: reasons,
  chosenCallReasons: reasons,
  handBackReasons: reasons,
  cues: z
    .array(z.strictObject({ id, text: localText(NAME_MAX_LENGTH), enabled: z.boolean() }))
    .min(1)
    .max(CUES_MAX),
  needs: z.array(z.strictObject({ id, text: localText(NAME_MAX_LENGTH) })).max(NEEDS_MAX),
  policy: policySchema,
  identification: identificationSchema,
  guidance: guidanceSchema(id, timeOfDay, localText(NAME_MAX_LENGTH), REASONS_MAX),
  alarms: alarmSchema(id).nullable(),
  help: helpSchema,
  rules,
}) satisfies z.ZodType<BranchConfiguration>;

function isTimeZone(value: string): boolean {
  try {
    // Intl accepts offsets such as "+08:00" and legacy aliases like "EST", but these have no daylight-saving rules.
    return value.includes('/') && new Intl.DateTimeFormat('en', { timeZone: value }).format(0) !== '';
  } catch {
    return false;
  }
}

type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** A branch always has a cap; only the simulator runs without one. */
type Bounded = Omit<BranchConfiguration, 'policy'> & { policy: Omit<PolicyConfiguration, 'overtakeCap'> & { overtakeCap: number } };

/** Does not compile if the schema accepts anything else than the kernel's configuration. */
export const SCHEMA_IS_EXACT: Same<Frozen<z.infer<typeof branchConfiguration>>, Frozen<Bounded>> = true;
