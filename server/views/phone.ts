import type { PhoneView } from '../contract/phone.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { Ticket } from '../kernel/state/ticket.ts';
import { labelOf } from './label-of.ts';
import { countersOpen } from './openness.ts';
import { postedRule } from './posted-rule.ts';

/** The page behind a slip's QR code. null: the hall has no such ticket, or the visit is over, however it ended. */
export function phoneView(hall: Hall, ticketId: string): PhoneView | null {
  const { configuration } = hall;
  const ticket = hall.tickets.get(ticketId);
  const service = configuration?.services.find((one) => one.id === ticket?.serviceId);
  if (configuration === null || ticket === undefined || service === undefined) return null;
  const state = phoneState(hall, ticket);
  if (state === null) return null;
  const isCalled = state === 'called' && ticket.counterId !== null;
  return {
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    number: ticket.number,
    serviceName: service.name,
    language: ticket.language,
    state,
    atMostAhead: state === 'waiting' ? ticket.atMostAhead : null,
    counters: state === 'waiting' ? countersOpen(hall, configuration, service.id) : null,
    counterLabel: isCalled ? labelOf(hall, ticket.counterId ?? '') : null,
    callRound: isCalled ? roundOf(hall, ticket) : 0,
    postedRule: postedRule(configuration),
  };
}

function phoneState({ voidedTickets }: Hall, { id, phase }: Ticket): PhoneView['state'] | null {
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
      return voidedTickets.has(id) ? 'voided' : null;
    default:
      return phase satisfies never;
  }
}

/** Round of the present call; 1 if the hall has dropped that call, because it keeps only a limited number. */
function roundOf(hall: Hall, ticket: Ticket): number {
  return hall.calls.findLast((call) => call.ticketId === ticket.id && call.counterId === ticket.counterId)?.round ?? 1;
}
