import type { SupervisorView } from '../../server/contract/supervisor.ts';
import { isPostOpen, isUnanswered, silentTablets, urgentGuests } from './alarm/urgent.ts';

/** What nobody has answered: in the page's title, so that it is seen from another window too. */
export function alarmCount(view: SupervisorView): number {
  const asked = view.support?.requests.filter(({ state }) => state === 'raised' || state === 'seen').length ?? 0;
  const passing = view.alarms.filter(({ acknowledgedBy }) => acknowledgedBy === null).length;
  const guests = urgentGuests(view).filter(isUnanswered).length;
  return asked + silentTablets(view).length + passing + guests + (isPostOpen(view) ? 1 : 0);
}
