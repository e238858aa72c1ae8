import type { PhoneView } from '../contract/phone.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { Ticket } from '../kernel/state/ticket.ts';
import { labelOf } from './label-of.ts';
import { countersOpen } from './openness.ts';
import { aheadBound, postedRule } from './posted-rule.ts';

/**
 * By ticket: number of people who took a number for the same service before and still wait. The hall keeps tickets in the order
 * they were taken, so this is true of every ticket, whoever holds it, and tells nothing of the order of the lines.
 */
export function peopleAhead(hall: Hall): ReadonlyMap<string, number> {
  const ahead = new Map<string, number>();
  const waiting = new Map<string, number>();
  for (const { id, serviceId, phase } of hall.tickets.values()) {
    if (phase !== 'waiting') continue;
    const before = waiting.get(serviceId) ?? 0;
    ahead.set(id, before);
    waiting.set(serviceId, before + 1);
  }
  return ahead;
}

/**
 * The page behind a slip's QR code. `ahead` is `peopleAhead` of the same hall, computed once for all phones.
 * null: the hall has no such ticket, or the visit is over, however it ended.
 */
export function phoneView(hall: Hall, ticketId: string, ahead: ReadonlyMap<string, number>): PhoneView | null {
  const { configuration } = hall;
  const ticket = hall.tickets.get(ticketId);
  const service = configuration?.services.find((one) => one.id === ticket?.serviceId);
  if (configuration === null || ticket === undefined || service === undefined) return null;
  const state = phoneState(ticket);
  if (state === null) return null;
  const promised = state === 'waiting' ? promisedAhead(configuration, ticket, ahead.get(ticketId) ?? null) : null;
  const isCalled = state === 'called' && ticket.counterId !== null;
  return {
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    number: ticket.number,
    serviceName: service.name,
    language: ticket.language,
    state,
    ahead: promised,
    aheadBound: promised === null ? null : aheadBound(configuration),
    counters: state === 'waiting' ? countersOpen(hall, configuration, service.id) : null,
    counterLabel: isCalled ? labelOf(hall, ticket.counterId ?? '') : null,
    callRound: isCalled ? roundOf(hall, ticket) : 0,
    postedRule: postedRule(configuration),
  };
}

function phoneState({ phase }: Ticket): PhoneView['state'] | null {
  switch (phase) {
    case 'waiting':
    case 'called':
    case 'serving':
    case 'parked':
    case 'missed':
      return phase;
    // Accompanied by staff: nobody calls this number now, and its place is kept.
    case 'escorted':
      return 'parked';
    case 'closed':
      return null;
    default:
      return phase satisfies never;
  }
}

/**
 * An undone call or a returned ticket can put more people ahead than the slip said. A smaller number would be false, and a
 * larger one would break the slip's promise, so no number is shown then. After a transfer none is shown either, because the
 * slip spoke of the first service only.
 */
function promisedAhead(configuration: BranchConfiguration, ticket: Ticket, ahead: number | null): number | null {
  const printedFor = configuration.services.find((service) => service.prefix === ticket.number.replace(/\d+$/, ''));
  const isPromised = printedFor?.id === ticket.serviceId;
  return ahead !== null && isPromised && ahead > ticket.aheadAtIssue ? null : ahead;
}

/** Round of the present call; 1 if the hall has dropped that call, because it keeps only a limited number. */
function roundOf(hall: Hall, ticket: Ticket): number {
  return hall.calls.findLast((call) => call.ticketId === ticket.id && call.counterId === ticket.counterId)?.round ?? 1;
}
