import type { CardChannel, ContactResult, FollowUpRow } from '../../../server/contract/follow-up.ts';
import type { CardTextKey } from '../card/draft.ts';
import type { followUpZh } from './zh.ts';

type FollowUpTextKey = keyof typeof followUpZh;

export const STATE_WORDS: Readonly<Record<FollowUpRow['state'], FollowUpTextKey>> = {
  'not-contacted': 'followUpStateNotContacted',
  contacted: 'followUpStateContacted',
  booked: 'followUpStateBooked',
  closed: 'followUpStateClosed',
};
export const STATE_CHIPS: Readonly<Record<FollowUpRow['state'], string>> = {
  'not-contacted': 'chip-info',
  contacted: '',
  booked: 'chip-ok',
  closed: '',
};
export const RESULT_WORDS: Readonly<Record<ContactResult, FollowUpTextKey>> = {
  booked: 'followUpBooked',
  again: 'followUpAgain',
  'no-answer': 'followUpNoAnswer',
  'no-interest': 'followUpNoInterest',
  'not-target': 'followUpNotTarget',
};
export const CHANNEL_WORDS: Readonly<Record<CardChannel, CardTextKey>> = {
  phone: 'cardChannelPhone',
  wechat: 'cardChannelWechat',
  visit: 'cardChannelVisit',
  none: 'cardChannelNone',
};
