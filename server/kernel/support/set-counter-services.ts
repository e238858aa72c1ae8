import { type BranchConfiguration, type CounterConfiguration, SERVICES_OF_COUNTER_MAX } from '../configuration/configuration.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { listOf } from '../words/body.ts';
import { accept, refuse, type Refused } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** serviceIds: the services from now on. */
const BODY = {
  counterId: ID,
  serviceIds: listOf(ID, 1, SERVICES_OF_COUNTER_MAX),
};

/**
 * Sets what a counter serves for the rest of the day. Each call computes whom it passes from the lines, so the cap holds
 * through any change. A direct service has already reserved its passes, so it must be served or withdrawn first.
 */
export const setCounterServices = defineCommand({
  type: 'set-counter-services',
  asked: from({ supervisor: BODY }),
  decide: (branch, command, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (actor.role !== 'supervisor') return refuse('not-allowed', {});
    const { counterId, serviceIds } = command;
    const settings = configuration.counters.find(({ id }) => id === counterId);
    if (settings === undefined) return refuse('unknown-counter', {});
    const isArmed = [...branch.staff.directServices.values()].some((direct) => direct.counterId === counterId);
    if (isArmed) return refuse('counter-armed', { counter: settings.label });
    const wrong = refuseServices(configuration, settings, serviceIds);
    if (wrong !== null) return wrong;
    if (isSame(settings.serviceIds, serviceIds)) return accept([]);
    return accept([{ type: 'counter-services-set', counterId, serviceIds, staffId: actor.staffId }]);
  },
});

/** The same rule as before a day opens: every service has a counter for every class of customer. */
function refuseServices(
  { services, counters, guidance }: BranchConfiguration,
  settings: CounterConfiguration,
  serviceIds: readonly string[],
): Refused | null {
  const isKnown = serviceIds.every((serviceId) => serviceId !== guidance.visitServiceId && services.some(({ id }) => id === serviceId));
  if (!isKnown || serviceIds.length === 0 || new Set(serviceIds).size !== serviceIds.length) return refuse('unknown-service', {});
  const others = counters.filter(({ id }) => id !== settings.id);
  const after = [...others, { ...settings, serviceIds }];
  const dropped = settings.serviceIds.filter((serviceId) => !serviceIds.includes(serviceId));
  const orphan = dropped.find((serviceId) => {
    const serving = after.filter((counter) => counter.serviceIds.includes(serviceId));
    return !TICKET_CLASSES.every((one) => serving.some(({ profile }) => profile.classes.includes(one)));
  });
  const service = services.find(({ id }) => id === orphan);
  return service === undefined ? null : refuse('service-needs-counter', { service: service.prefix, counter: settings.label });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((serviceId, index) => serviceId === other[index]);
}
