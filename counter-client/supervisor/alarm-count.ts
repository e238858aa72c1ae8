import type { SupervisorView } from '../../server/contract/supervisor.ts';

/** What nobody has answered: in the page's title, so that it is seen from another window too. */
export function alarmCount({ duty, support, alarms }: SupervisorView): number {
  const asked = support?.requests.filter(({ state }) => state === 'raised' || state === 'seen').length ?? 0;
  const silent = duty?.people.filter(({ tablet }) => tablet === 'silent').length ?? 0;
  const isEmpty = duty !== null && duty.gap !== null;
  const passing = alarms.filter(({ acknowledgedBy }) => acknowledgedBy === null).length;
  return asked + silent + passing + (isEmpty ? 1 : 0);
}
