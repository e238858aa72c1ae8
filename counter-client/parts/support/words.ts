import type { SupportKind, SupportRow } from '../../../server/contract/support.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import { clockText } from '../../../server/web/time.ts';
import type { SupportTextKey } from './zh.ts';

export const KIND_WORDS: Readonly<Record<SupportKind, SupportTextKey>> = {
  staff: 'supportStaff',
  complaint: 'supportComplaint',
  device: 'supportDevice',
  security: 'supportSecurity',
};
export const END_WORDS: Readonly<Record<NonNullable<SupportRow['end']>, SupportTextKey>> = {
  'opened-counter': 'supportOpenedCounter',
  'changed-services': 'supportChangedServices',
  came: 'supportCame',
  other: 'supportOther',
  withdrawn: 'supportWithdrawn',
  eased: 'supportEased',
  'day-ended': 'supportDayEnded',
};

type SupportTexts = Pick<Texts<SupportTextKey>, 't'>;

/** When it was asked for, by whom, and how full the branch was then. */
export function askedWords(texts: SupportTexts, { raisedAt, staffName, load, waitMs }: SupportRow, timeZone: string): string {
  const itself = waitMs === null ? texts.t('supportByCrowd', {}) : texts.t('supportByWait', { minutes: Math.floor(waitMs / 60_000) });
  const by = staffName === null ? itself : texts.t('supportBy', { name: staffName });
  return `${clockText(raisedAt, timeZone)} · ${by} · ${texts.t('supportLoad', load)}`;
}
