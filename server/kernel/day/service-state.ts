import type { BranchConfiguration, OpeningHours, ServiceConfiguration } from '../configuration/configuration.ts';
import type { Hall } from '../state/branch.ts';
import type { BranchTime } from '../words/context.ts';
import { isOpenAt } from './opening-hours.ts';

export function serviceHours(configuration: BranchConfiguration, service: ServiceConfiguration): readonly OpeningHours[] {
  return service.hours ?? configuration.hours;
}

/** Whether customers can take a number for this service now. Hours end when both clocks say so: a wrong one turns nobody away. */
export function serviceState(
  hall: Hall,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  time: BranchTime,
): 'open' | 'closed' | 'full' {
  if (hall.day === null || hall.day.closedAt !== null) return 'closed';
  const byHand = hall.day.afterHours && service.hours === null;
  const hours = serviceHours(configuration, service);
  if (!byHand && !isOpenAt(hours, time) && !isOpenAt(hours, time.wall)) return 'closed';
  const taken = hall.takenCount.get(service.id) ?? 0;
  return service.dailyCap !== null && taken >= service.dailyCap ? 'full' : 'open';
}
