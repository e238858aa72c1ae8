import { z } from 'zod';
import type { PersonPart } from '../../kernel/words/body.ts';
import { id } from '../common.ts';
import { withoutInvisible } from '../invisible.ts';

/* Personal data: what names or describes a person. Stored in the purgeable table, never in an event. For staff audiences only. */

/** Longest family name of a salutation: compound names and minorities' names fit. */
export const SURNAME_MAX_LENGTH = 12;

/** How staff address a customer (S56). Stored in the purgeable table, never in an event. */
export const salutation = z.strictObject({
  surname: z.string().overwrite(withoutInvisible).trim().min(1, 'surname-wrong').max(SURNAME_MAX_LENGTH, 'surname-wrong'),
  title: z.enum(['mr', 'ms', 'miss']),
});
export type Salutation = z.infer<typeof salutation>;

/** Most chips that describe one guest. */
const LOOKS_OF_GUEST_MAX = 4;

/** Where a guest sits and how to recognise him: choices only, never free text on looks; deleted with the day. */
const look = z.strictObject({ seatId: id.nullable(), lookIds: z.array(id).max(LOOKS_OF_GUEST_MAX) });
export type Look = z.infer<typeof look>;

/** Longest text of a typed phone number, before it is reduced to digits. */
const PHONE_MAX_LENGTH = 40;
const PHONE_DIGITS_MIN = 6;
const PHONE_DIGITS_MAX = 20;

/**
 * Full-width digits of a Chinese input method become plain ones, and what nobody sees is dropped. Brackets, dots and an extension
 * ("转801") may stand there, as people write them. A wrong number gets a refusal of its own.
 */
const phone = z
  .string()
  .overwrite(withoutInvisible)
  .normalize('NFKC')
  .trim()
  .max(PHONE_MAX_LENGTH, 'phone-wrong')
  .regex(/^[+(]{0,2}[0-9][0-9 ()./-]*(?:(?:转接?|轉|分机号?|分機|ext\.?|EXT\.?|[xX#])[ .:]*[0-9]{1,6})?$/, 'phone-wrong')
  .refine((typed) => isPhoneLength(typed.replaceAll(/\D/g, '').length), 'phone-wrong');

function isPhoneLength(digits: number): boolean {
  return digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX;
}

/** Longest note; it is for what was agreed, not for a description of the customer. */
export const NOTE_MAX_LENGTH = 60;
/** Counted in characters as people count them: a rare hanzi is one. */
const note = z
  .string()
  .trim()
  .min(1)
  .refine((typed) => [...typed].length <= NOTE_MAX_LENGTH, 'note-too-long');

/** Name and contact of the customer; stored in the purgeable table, never in an event. A phone only with consent (PIPL 13). */
const person = z
  .strictObject({ salutation: salutation.nullable(), phone: phone.nullable(), consent: z.boolean(), note: note.nullable() })
  .refine((given) => given.phone === null || given.consent, 'phone-without-consent');
export type FollowUpPerson = z.infer<typeof person>;

/** Personal parts of commands, by the name of the field on the wire. */
export const personParts = { salutation, look, note, person } as const satisfies Record<PersonPart, z.ZodType>;
export type PersonParts = { readonly [P in PersonPart]: z.infer<(typeof personParts)[P]> };
