import type { PriorityNotice } from '../../server/contract/priority.ts';
import type { LocalText } from '../../server/contract/wire.ts';
import type { priorityZh } from './priority-zh.ts';

type Key = Extract<keyof typeof priorityZh, `notice${string}`>;

interface NoticeTexts {
  t(key: Key, params: Readonly<Record<string, string | number>>): string;
  pick(text: LocalText): string;
}

const WORDS: Readonly<Record<PriorityNotice['end'], Key>> = {
  'handed-back': 'noticeHandedBack',
  expired: 'noticeExpired',
  'counter-closed': 'noticeCounterClosed',
  'ticket-gone': 'noticeTicketGone',
};

/** Tells the person who arranged a direct service how it ended. */
export function noticeWords(texts: NoticeTexts, { end, counterLabel, number, reason }: PriorityNotice): string {
  return texts.t(WORDS[end], { label: counterLabel, number, reason: reason === null ? '' : texts.pick(reason) });
}
