import type { DutyBoard, DutyRow } from '../../../server/contract/duty.ts';
import type { Texts } from '../../../server/web/i18n.ts';
import { clockText } from '../../../server/web/time.ts';
import type { dutyZh } from './zh.ts';

/** What the supervisor did about an empty post. */
export function postAnswerWords(texts: DutyTexts, { staffName: name, sent }: NonNullable<NonNullable<DutyBoard['gap']>['answer']>): string {
  return sent === null ? texts.t('dutyPostTaken', { name }) : texts.t('dutyPostAsked', { name, sent: sent.staffName });
}

type DutyTexts = Pick<Texts<keyof typeof dutyZh>, 't'>;

/** Whether somebody is at the post, and if away, until when. */
export function dutyWords(texts: DutyTexts, { state, backAt }: DutyRow, timeZone: string): string {
  switch (state) {
    case 'on':
      return texts.t('dutyOn', {});
    case 'off':
      return texts.t('dutyOff', {});
    case 'away':
      return backAt === null ? texts.t('dutyAway', {}) : texts.t('dutyAwayUntil', { time: clockText(backAt, timeZone) });
    default:
      return state satisfies never;
  }
}
