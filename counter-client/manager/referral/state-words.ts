import type { ManagerView } from '../../../server/contract/manager.ts';
import { clockText } from '../../../server/web/time.ts';
import { durationWords } from '../../parts/frame/durations.ts';
import type { ManagerScreen } from '../manager-screen.ts';
import type { ManagerRowView } from '../manager-sheet.ts';

/** "空闲 12 分", "离开，14:30 回来". */
export function stateWords(
  { texts, moment }: ManagerScreen,
  view: ManagerView,
  row: Pick<ManagerRowView, 'state' | 'since' | 'backAt'>,
): string {
  const time = durationWords(texts, moment.now.value - row.since);
  switch (row.state) {
    case 'free':
      return texts.t('sinceFree', { time });
    case 'with-customer':
      return texts.t('sinceBusy', { time });
    case 'away':
      return row.backAt === null
        ? texts.t('sinceAway', { time })
        : texts.t('sinceAwayUntil', { time: clockText(row.backAt, view.timeZone) });
    case 'off':
      return texts.t('sinceOff', {});
    default:
      return row.state satisfies never;
  }
}
