import { z } from 'zod';
import type { PersonPart } from '../../kernel/words/body.ts';
import { id } from '../common.ts';

/* What names or describes a person. It lives in the purgeable table, never in an event. Staff audiences only. */

/** Longest family name of a salutation: compound names and minorities' names fit. */
export const SURNAME_MAX_LENGTH = 12;

/** How staff address somebody (S56). It lives in the purgeable table, never in an event. */
export const salutation = z.strictObject({
  surname: z.string().trim().min(1, 'surname-wrong').max(SURNAME_MAX_LENGTH, 'surname-wrong'),
  title: z.enum(['mr', 'ms', 'miss']),
});
export type Salutation = z.infer<typeof salutation>;

/** Seats and chips that may be named of one guest. */
const LOOKS_OF_GUEST_MAX = 4;

/** Where a guest sits and what to recognise him by: choices, never words of one's own on looks; gone with the day. */
const look = z.strictObject({ seatId: id.nullable(), lookIds: z.array(id).max(LOOKS_OF_GUEST_MAX) });
export type Look = z.infer<typeof look>;

/** Longest text a telephone may be typed as, and the digits it has. */
const PHONE_MAX_LENGTH = 40;
const PHONE_DIGITS_MIN = 6;
const PHONE_DIGITS_MAX = 20;

/** Full-width digits of a Chinese input method become plain ones. A wrong one is refused in words of its own. */
const phone = z
  .string()
  .normalize('NFKC')
  .trim()
  .max(PHONE_MAX_LENGTH, 'phone-wrong')
  .regex(/^\+?[0-9][0-9 -]*$/, 'phone-wrong')
  .refine((typed) => isPhoneLength(typed.replaceAll(/\D/g, '').length), 'phone-wrong');

function isPhoneLength(digits: number): boolean {
  return digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX;
}

/** Longest note; it is for what was agreed, not for a portrait. */
export const NOTE_MAX_LENGTH = 60;
/** Counted in characters as people count them: a rare hanzi is one. */
const note = z
  .string()
  .trim()
  .min(1)
  .refine((typed) => [...typed].length <= NOTE_MAX_LENGTH, 'note-too-long');

/** What names the customer; it lives in the purgeable table, never in an event. A phone only with consent (PIPL 13). */
const person = z
  .strictObject({ salutation: salutation.nullable(), phone: phone.nullable(), consent: z.boolean(), note: note.nullable() })
  .refine((given) => given.phone === null || given.consent, 'phone-without-consent');
export type FollowUpPerson = z.infer<typeof person>;

/** What a command may say of a person, by the name of its field on the wire. */
export const personParts = { salutation, look, note, person } as const satisfies Record<PersonPart, z.ZodType>;
export type PersonParts = { readonly [P in PersonPart]: z.infer<(typeof personParts)[P]> };
