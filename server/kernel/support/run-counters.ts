import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration, CounterConfiguration } from '../configuration/configuration.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import { configurationOfOpenDay, numberInHand } from '../guards.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import { forceSignOut } from '../counter/force-sign-out.ts';
import { openCounter } from '../counter/open-counter.ts';

/** The supervisor opens a counter for a teller, who finds himself signed on there. */
export function assignCounter(branch: Branch, { counterId, staffId }: CommandOf<'assign-counter'>): Decision {
  const person = configurationOfOpenDay(branch)?.staff.find(({ id }) => id === staffId);
  if (person?.roles.includes('teller') === false) return refuse('not-a-teller', { staff: person.name });
  return openCounter(branch, { type: 'open-counter', counterId }, { role: 'teller', staffId });
}

/** Ends a counter's session. A customer in hand is named first: only who has seen him there closes the counter all the same. */
export function signOutCounter(branch: Branch, command: CommandOf<'sign-out-counter'>, actor: Actor, context: Context): Decision {
  const counter = branch.hall.counters.get(command.counterId);
  if (counter !== undefined && counter.ticketId !== null && counter.ticketId !== command.ticketId) {
    return refuse('counter-busy', { number: numberInHand(branch, counter) });
  }
  return forceSignOut(branch, { type: 'force-sign-out', counterId: command.counterId }, actor, context);
}

/**
 * What a counter serves for the rest of the day. Whom a call passes is asked of the lines at each call, so the cap holds
 * through any change; a direct service has reserved its passes already, and is served or withdrawn first.
 */
export function setCounterServices(branch: Branch, command: CommandOf<'set-counter-services'>, actor: Actor): Decision {
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
}

/** As the branch's configuration is checked before a day opens: every service has a counter for every class of customer. */
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
