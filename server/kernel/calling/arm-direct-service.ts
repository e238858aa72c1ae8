import type { BranchConfiguration, CounterConfiguration } from '../configuration/configuration.ts';
import { NO_STANDING } from '../configuration/standing.ts';
import { configurationOfOpenDay, counterLabel, findTicket, notHere } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { TicketPhase } from '../state/ticket.ts';
import { issueTicket } from '../ticket/issue-ticket.ts';
import { openDestination } from '../ticket/open-destination.ts';
import type { Actor } from '../words/actor.ts';
import { apart, orNothing, type ValuesOf } from '../words/body.ts';
import type { Context } from '../words/context.ts';
import { acceptWith, type Decision, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { DIRECT_CUSTOMER, ID } from '../words/fields.ts';
import { servedAt } from './call-ticket.ts';
import { blockedBy, outsideWindow, passedBy } from './pass.ts';

/** The customer to be served, as far as the decision needs it: one with a waiting ticket, or a walk-in who gets a ticket now. */
interface CustomerToServe {
  readonly ok: true;
  readonly ticketId: string;
  readonly number: string;
  readonly issueSequence: number;
  readonly takenAt: number;
  readonly ahead: number;
  /** The event that puts the customer in line first: a new ticket, or the return to his own place. */
  readonly joining: readonly BranchEvent[];
}

const BODY = {
  counterId: ID,
  /** A customer's ticket, or the service wanted by a customer without one. */
  customer: DIRECT_CUSTOMER,
  cueId: orNothing(ID),
  needId: orNothing(ID),
  personRef: apart('salutation', 'day'),
};
type Asking = ValuesOf<typeof BODY>;

/** Has one counter serve one customer next, without a call (S63). Past the cap it is refused: nothing gets round K. */
export const armDirectService = defineCommand({
  type: 'arm-direct-service',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor, context) => {
    return armed(branch, command, actor, context, ['waiting']);
  },
});

/** The same, also for a guest whose ticket is out of the line: it returns to its own place and passes no later ticket. */
export function armForGuest(branch: Branch, command: Asking, actor: Actor, context: Context): Decision {
  return armed(branch, command, actor, context, ['waiting', 'escorted']);
}

function armed(branch: Branch, command: Asking, actor: Actor, context: Context, phases: readonly TicketPhase[]): Decision {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const settings = configuration.counters.find(({ id }) => id === command.counterId);
  if (settings === undefined) return refuse('unknown-counter', {});
  const wrong = refuseCounter(branch, settings, actor) ?? refuseReasons(configuration, command);
  if (wrong !== null) return wrong;
  const customer = customerToServe(branch, configuration, settings, command, actor, context, phases);
  if (!customer.ok) return customer;
  const overtook = command.needId === null ? passedBy(branch, settings, customer.issueSequence).length : 0;
  const unfair = command.needId === null ? refuseUnfair(branch, configuration, settings, customer) : null;
  if (unfair !== null) return unfair;
  const fact: BranchEvent = {
    type: 'direct-service-armed',
    directServiceId: context.newId(),
    counterId: settings.id,
    ticketId: customer.ticketId,
    ...armer(actor),
    cueId: command.cueId,
    personRef: command.personRef,
    needId: command.needId,
    expiresAt: context.now + configuration.policy.directServiceLifeMs,
    overtook,
  };
  const { ticketId, number, ahead } = customer;
  return acceptWith({ kind: 'ticket', ticketId, number, ahead, slip: 'no-slip' }, [...customer.joining, fact]);
}

function armer(actor: Actor): { readonly role: 'lobby' | 'teller' | 'manager'; readonly staffId: string } {
  if (actor.role === 'teller' || actor.role === 'manager') return { role: actor.role, staffId: actor.staffId };
  return { role: 'lobby', staffId: actor.role === 'lobby' ? actor.staffId : '' };
}

function refuseCounter(branch: Branch, settings: CounterConfiguration, actor: Actor): Refused | null {
  const counter = settings.label;
  const session = branch.staff.sessions.get(settings.id);
  if (session === undefined) return refuse('counter-not-open', { counter });
  if (actor.role === 'teller' && session.staffId !== actor.staffId) return refuse('not-your-counter', { counter, staff: '' });
  const pending = [...branch.staff.directServices.values()].some((direct) => direct.counterId === settings.id);
  return pending ? refuse('counter-armed', { counter }) : null;
}

/** Every jump needs a reason: a cue or a need. */
function refuseReasons(configuration: BranchConfiguration, { cueId, needId }: Asking): Refused | null {
  if (needId !== null) return configuration.needs.some(({ id }) => id === needId) ? null : refuse('unknown-need', {});
  return configuration.cues.some((cue) => cue.id === cueId && cue.enabled) ? null : refuse('unknown-cue', {});
}

function customerToServe(
  branch: Branch,
  configuration: BranchConfiguration,
  settings: CounterConfiguration,
  { customer }: Asking,
  actor: Actor,
  context: Context,
  phases: readonly TicketPhase[],
): CustomerToServe | Refused {
  if (customer.kind === 'ticket') return waitingCustomer(branch, settings, customer.ticketId, armer(actor).staffId, phases);
  const service = configuration.services.find(({ id }) => id === customer.serviceId);
  if (service === undefined) return refuse('unknown-service', {});
  if (!settings.serviceIds.includes(service.id)) return refuse('not-served-here', { number: '', counter: settings.label });
  const origin = { kind: 'lobby', staffId: armer(actor).staffId } as const;
  const issue = { service, language: customer.language, origin, standing: NO_STANDING, lastFour: null };
  const issued = issueTicket(branch, configuration, issue, context);
  if (!issued.ok) return issued;
  const { ticketId, number, n, ahead } = issued.event;
  return { ok: true, ticketId, number, issueSequence: n, takenAt: context.now, ahead, joining: [issued.event] };
}

function waitingCustomer(
  branch: Branch,
  settings: CounterConfiguration,
  ticketId: string,
  staffId: string,
  phases: readonly TicketPhase[],
): CustomerToServe | Refused {
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  const { ticket, record } = found;
  if (!phases.includes(ticket.phase)) return notHere(branch, ticket);
  const to = openDestination(branch, found);
  if (!servedAt(settings, { ...found, record: { ...record, destination: to } }))
    return refuse('not-served-here', { number: ticket.number, counter: settings.label });
  if (record.directServiceId !== null) {
    const counterId = branch.staff.directServices.get(record.directServiceId)?.counterId ?? '';
    return refuse('ticket-armed', { number: ticket.number, counter: counterLabel(branch, counterId) });
  }
  const joining: BranchEvent[] = ticket.phase === 'waiting' ? [] : [{ type: 'ticket-rejoined', ticketId, staffId, to }];
  return { ok: true, ticketId, number: ticket.number, issueSequence: record.n, takenAt: ticket.takenAt, ahead: 0, joining };
}

function refuseUnfair(
  branch: Branch,
  configuration: BranchConfiguration,
  settings: CounterConfiguration,
  customer: CustomerToServe,
): Refused | null {
  const blocker = blockedBy(branch, settings, customer.issueSequence);
  const { overtakeCap } = configuration.policy;
  if (blocker !== null) return refuse('overtake-cap', { number: blocker, limit: overtakeCap ?? 0 });
  const windowMs = outsideWindow(branch, passedBy(branch, settings, customer.issueSequence), customer.takenAt);
  return windowMs === null ? null : refuse('inside-window', { minutes: Math.round(windowMs / 60_000) });
}
