import type { ReferralRow } from '../../server/contract/referral.ts';
import type { Salutation } from '../../server/contract/command/person.ts';
import { salutationText } from '../parts/salutation.ts';
import type { ManagerTexts } from './manager-screen.ts';
import type { Meeting } from './manager-sheet.ts';

/** The guest's name on a card, or that none was given. */
export function guestTitle(texts: ManagerTexts, salutation: Salutation | null): string {
  return salutationText(salutation, texts.language.value) ?? texts.t('guestUnnamed', {});
}

/** The same inside a sentence. */
export function guestName(texts: ManagerTexts, salutation: Salutation | null): string {
  return salutationText(salutation, texts.language.value) ?? texts.t('theGuest', {});
}

export function salutationOf({ referral, visitor }: Meeting): Salutation | null {
  return referral?.salutation ?? visitor?.salutation ?? null;
}

/** "门口沙发 · 戴眼镜、白色上衣"; null: the lobby said nothing of it. */
export function lookText(texts: ManagerTexts, { look }: ReferralRow): string | null {
  if (look === null) return null;
  const chips = look.chips.map((chip) => texts.pick(chip)).join(texts.language.value === 'en' ? ', ' : '、');
  const parts = [look.seat === null ? '' : texts.pick(look.seat), chips].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join(' · ');
}

/** Who raised the referral, and which lobby manager brought the guest. */
export function refererText(texts: ManagerTexts, { source, holder }: ReferralRow): string {
  const { staffName: name, counterLabel } = source;
  const who = counterLabel === null ? texts.t('fromLobby', { name }) : texts.t('atCounter', { name, label: counterLabel });
  const brought = holder !== null && holder.role === 'lobby' && holder.staffId !== source.staffId;
  return brought ? `${who} · ${texts.t('accompanied', { name: holder.staffName })}` : who;
}
