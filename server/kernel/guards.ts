import type { BranchConfiguration, CounterConfiguration, ServiceConfiguration } from './configuration/configuration.ts';
import type { Branch } from './state/branch.ts';
import type { Counter, Session } from './state/counter.ts';
import type { Ticket, TicketRecord } from './state/ticket.ts';
import type { Actor } from './words/actor.ts';
import { refuse, type Refused } from './words/decision.ts';

/** The open day's configuration; null: the branch is closed. */
export function configurationOfOpenDay(branch: Branch): BranchConfiguration | null {
  const { day, configuration } = branch.hall;
  return day !== null && day.closedAt === null ? configuration : null;
}

/** Services that customers may ask for. Visits to managers begin by appointment only, and no counter calls them. */
export function publicServices({ services, guidance }: BranchConfiguration): readonly ServiceConfiguration[] {
  return services.filter(({ id }) => id !== guidance.visitServiceId);
}

export function publicService(configuration: BranchConfiguration, serviceId: string): ServiceConfiguration | null {
  return publicServices(configuration).find(({ id }) => id === serviceId) ?? null;
}

/** A teller at his own open counter. */
export interface Post {
  readonly ok: true;
  readonly staffId: string;
  readonly counter: Counter;
  readonly session: Session;
  readonly settings: CounterConfiguration;
  readonly configuration: BranchConfiguration;
}

export function atCounter(branch: Branch, counterId: string, actor: Actor): Post | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const counter = branch.hall.counters.get(counterId);
  const settings = configuration.counters.find((one) => one.id === counterId);
  if (counter === undefined || settings === undefined) return refuse('unknown-counter', {});
  const session = branch.staff.sessions.get(counterId);
  if (session === undefined) return refuse('counter-not-open', { counter: settings.label });
  if (actor.role !== 'teller' || actor.staffId !== session.staffId) {
    return refuse('not-your-counter', { counter: settings.label, staff: staffName(configuration, session.staffId) });
  }
  return { ok: true, staffId: session.staffId, counter, session, settings, configuration };
}

export interface Holding {
  readonly ok: true;
  readonly ticket: Ticket;
  readonly record: TicketRecord;
}

/** The ticket that a post has in hand, if it is the one the screen showed. */
export function inHand(branch: Branch, post: Post, ticketId: string): Holding | Refused {
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  if (post.counter.ticketId !== ticketId) return notHere(branch, found.ticket);
  return found;
}

export function findTicket(branch: Branch, ticketId: string): Holding | Refused {
  const ticket = branch.hall.tickets.get(ticketId);
  const record = branch.staff.records.get(ticketId);
  if (ticket === undefined || record === undefined) return refuse('unknown-ticket', {});
  return { ok: true, ticket, record };
}

/** The screen was outdated: the refusal says what became of the number. */
export function notHere(branch: Branch, ticket: Ticket): Refused {
  if (ticket.phase === 'closed') return refuse('ticket-closed', { number: ticket.number });
  if (ticket.counterId !== null) {
    return refuse('ticket-already-called', { number: ticket.number, counter: counterLabel(branch, ticket.counterId) });
  }
  return refuse('ticket-not-here', { number: ticket.number });
}

export function counterLabel(branch: Branch, counterId: string): string {
  return branch.hall.configuration?.counters.find((one) => one.id === counterId)?.label ?? counterId;
}

export function staffName(configuration: BranchConfiguration, staffId: string): string {
  return configuration.staff.find((one) => one.id === staffId)?.name ?? staffId;
}

/** The number in a counter's hand; the ticket must exist because the counter holds it. */
export function numberInHand(branch: Branch, counter: Counter): string {
  return (counter.ticketId === null ? undefined : branch.hall.tickets.get(counter.ticketId))?.number ?? '';
}
