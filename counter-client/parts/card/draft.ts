import type { CardChannel, PreferredTime } from '../../../server/contract/follow-up.ts';
import type { FollowUpPerson } from '../../../server/contract/command/person.ts';
import type { Salutation } from '../../../server/contract/command/person.ts';
import type { cardZh } from './zh.ts';

export type CardTextKey = keyof typeof cardZh;

/** What has been filled in so far. */
export interface CardDraft {
  readonly managerId: string | null;
  readonly cueId: string | null;
  readonly channel: CardChannel;
  readonly preferred: PreferredTime | null;
  readonly phone: string;
  readonly consent: boolean;
  readonly surname: string;
  readonly title: Salutation['title'];
  readonly note: string;
}

/** What a form gives: the rest of a "hand-card" command. */
export interface Card {
  readonly cueId: string | null;
  readonly managerId: string;
  readonly channel: CardChannel;
  readonly preferred: PreferredTime | null;
  readonly person: FollowUpPerson | null;
}

export type TimeName = 'any' | 'morning' | 'noon' | 'afternoon' | 'evening';

/** Within the hours at which customers may be called (S82). */
export const TIMES: Readonly<Record<TimeName, PreferredTime | null>> = {
  any: null,
  morning: { from: '09:00', to: '12:00' },
  noon: { from: '12:00', to: '14:00' },
  afternoon: { from: '14:00', to: '18:00' },
  evening: { from: '18:00', to: '20:30' },
};

/** As the contract's. */
const PHONE_DIGITS_MIN = 6;
const PHONE_DIGITS_MAX = 20;
export const PHONE_MAX_LENGTH = 40;
export const NOTE_MAX_LENGTH = 60;
export const SURNAME_MAX_LENGTH = 12;

export function isSameTime(one: PreferredTime | null, other: PreferredTime | null): boolean {
  return one?.from === other?.from && one?.to === other?.to;
}

/** The branch refuses it too; said here at once, before anybody presses. */
export function isPhone(typed: string): boolean {
  const text = typed.normalize('NFKC').trim();
  const digits = text.replaceAll(/\D/g, '').length;
  return /^\+?[0-9][0-9 -]*$/.test(text) && digits >= PHONE_DIGITS_MIN && digits <= PHONE_DIGITS_MAX;
}

/** What keeps the card from being recorded; null: nothing. `asksCue`: no referral says what was noticed. */
export function faultOf(draft: CardDraft, asksCue: boolean): CardTextKey | null {
  if (draft.managerId === null) return 'cardManager';
  if (asksCue && draft.cueId === null) return 'cardCueMissing';
  if (draft.phone.trim() === '') return null;
  if (!isPhone(draft.phone)) return 'cardPhoneWrong';
  return draft.consent ? null : 'cardConsentMissing';
}

/** @param managerId checked before, by `faultOf` */
export function cardOf(draft: CardDraft, managerId: string): Card {
  const { cueId, channel, preferred, consent } = draft;
  const surname = draft.surname.trim();
  const phone = draft.phone.trim();
  const note = draft.note.trim();
  const isNamed = surname !== '' || phone !== '' || note !== '';
  const person: FollowUpPerson = {
    salutation: surname === '' ? null : { surname, title: draft.title },
    phone: phone === '' ? null : phone,
    consent,
    note: note === '' ? null : note,
  };
  return { cueId, managerId, channel, preferred, person: isNamed ? person : null };
}
