import type { BranchConfiguration, OpeningHours, ServiceConfiguration } from '../configuration/configuration.ts';
import type { Hall } from '../state/branch.ts';
import type { LocalTime } from '../words/context.ts';
import { isOpenAt } from './opening-hours.ts';

export function serviceHours(configuration: BranchConfiguration, service: ServiceConfiguration): readonly OpeningHours[] {
  return service.hours ?? configuration.hours;
}

/** Whether customers can take a number for this service now. */
export function serviceState(
  hall: Hall,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  local: LocalTime,
): 'open' | 'closed' | 'full' {
  if (hall.day === null || hall.day.closedAt !== null) return 'closed';
  const byHand = hall.day.afterHours && service.hours === null;
  if (!byHand && !isOpenAt(serviceHours(configuration, service), local)) return 'closed';
  const taken = hall.takenCount.get(service.id) ?? 0;
  return service.dailyCap !== null && taken >= service.dailyCap ? 'full' : 'open';
}
