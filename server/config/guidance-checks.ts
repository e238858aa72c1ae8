import type { BranchConfiguration, StaffRole } from '../kernel/configuration/configuration.ts';
import type { CrossCheck } from './finding.ts';
import type { Finding } from './finding.ts';

/** Managers and assistants are on the staff list, visitors get numbers of a service that no counter calls, and times belong to services. */
export const GUIDANCE_CHECKS: readonly CrossCheck[] = [
  { sections: ['guidance', 'staff'], find: managersExist },
  { sections: ['guidance', 'staff'], find: assistantsExist },
  { sections: ['guidance', 'services', 'counters'], find: visitsAreNobodysQueue },
  { sections: ['alarms', 'services'], find: alarmTimesOfServices },
];

function managersExist({ guidance, staff }: BranchConfiguration): Finding[] {
  const ids = peopleIn(staff, 'manager');
  return guidance.managers.flatMap(({ staffId }, index): Finding[] => {
    const path = ['guidance', 'managers', index, 'staffId'];
    if (!ids.includes(staffId)) return [{ path, allowed: `the id of somebody with the role "manager": ${named(ids)}` }];
    const first = guidance.managers.findIndex((one) => one.staffId === staffId);
    return first === index ? [] : [{ path, allowed: `each manager once ("${staffId}" is already managers[${first}])` }];
  });
}

function assistantsExist({ guidance, staff }: BranchConfiguration): Finding[] {
  const ids = peopleIn(staff, 'assistant');
  return guidance.managers.flatMap(({ assistantIds }, at) =>
    assistantIds.flatMap((assistantId, index): Finding[] => {
      const path = ['guidance', 'managers', at, 'assistantIds', index];
      if (!ids.includes(assistantId)) return [{ path, allowed: `the id of somebody with the role "assistant": ${named(ids)}` }];
      return assistantIds.indexOf(assistantId) === index ? [] : [{ path, allowed: 'each assistant once' }];
    }),
  );
}

function visitsAreNobodysQueue({ guidance: { visitServiceId }, services, counters }: BranchConfiguration): Finding[] {
  if (visitServiceId === null) return [];
  const path = ['guidance', 'visitServiceId'];
  const others = services.map(({ id }) => id);
  if (!others.includes(visitServiceId)) return [{ path, allowed: `null, or the id of a service: ${others.join(', ')}` }];
  const serving = counters.find(({ serviceIds }) => serviceIds.includes(visitServiceId));
  if (serving === undefined) return [];
  return [{ path, allowed: `a service that no counter lists in its serviceIds (counter "${serving.id}" does)` }];
}

function alarmTimesOfServices({ alarms, services }: BranchConfiguration): Finding[] {
  const ids = services.map(({ id }) => id);
  const times = alarms?.services ?? [];
  return times.flatMap(({ serviceId }, index): Finding[] => {
    const path = ['alarms', 'services', index, 'serviceId'];
    if (!ids.includes(serviceId)) return [{ path, allowed: `the id of a service: ${ids.join(', ')}` }];
    return times.findIndex((one) => one.serviceId === serviceId) === index ? [] : [{ path, allowed: 'each service once' }];
  });
}

function peopleIn(staff: BranchConfiguration['staff'], role: StaffRole): readonly string[] {
  return staff.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
}

function named(ids: readonly string[]): string {
  return ids.join(', ') || '(there is none)';
}
