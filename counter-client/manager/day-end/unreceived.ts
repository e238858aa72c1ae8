import type { ManagerView } from '../../../server/contract/manager.ts';

/** Copies that wait for this screen's receipt. */
export function unreceived({ dayEnds, desks }: ManagerView): number {
  const mine = new Set(desks.map(({ managerId }) => managerId));
  return dayEnds.flatMap(({ managers }) => managers).filter(({ managerId, receipt }) => receipt === null && mine.has(managerId)).length;
}
