import type { BranchConfiguration } from '../configuration/configuration.ts';
import { rankOf } from '../configuration/rank.ts';
import { type Standing } from '../configuration/standing.ts';
import { configurationOfOpenDay, counterLabel, findTicket, type Holding, notHere } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { TicketRecord } from '../state/ticket.ts';
import type { Actor } from '../words/actor.ts';
import { accept, type Decision, refuse, type Refused } from '../words/decision.ts';
import type { EventOf, StandingChange } from '../words/event.ts';

interface IdentifiableTicket extends Holding {
  readonly configuration: BranchConfiguration;
  readonly by: { readonly role: 'lobby' | 'teller' | 'manager'; readonly staffId: string };
}

/**
 * The ticket, if the asker may say something of its customer: the lobby of anybody, a teller of the customer at the glass or
 * of a ticket waiting in a line of his counter.
 */
export function identifiableTicket(branch: Branch, ticketId: string, actor: Actor): IdentifiableTicket | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const found = findTicket(branch, ticketId);
  if (!found.ok) return found;
  if (found.ticket.phase === 'closed') return notHere(branch, found.ticket);
  if (actor.role === 'lobby') return { ...found, configuration, by: { role: 'lobby', staffId: actor.staffId } };
  if (actor.role !== 'teller') return refuse('not-allowed', {});
  const counterId = [...branch.staff.sessions].find(([, session]) => session.staffId === actor.staffId)?.[0];
  if (counterId === undefined || !isTellersOwn(configuration, found, counterId)) {
    return refuse('ticket-not-yours', { number: found.ticket.number });
  }
  return { ...found, configuration, by: { role: 'teller', staffId: actor.staffId } };
}

function isTellersOwn(configuration: BranchConfiguration, { ticket, record }: Holding, counterId: string): boolean {
  if (ticket.counterId !== null) return ticket.counterId === counterId;
  const { destination } = record;
  if (destination.kind === 'counter') return destination.counterId === counterId;
  const settings = configuration.counters.find(({ id }) => id === counterId);
  return settings?.serviceIds.includes(destination.serviceId) === true;
}

/** Arrival, issue sequence and passes stay; only the head-start changes. */
export function standingChanged(known: IdentifiableTicket, change: StandingChange, cueId: string | null, standing: Standing): Decision {
  return accept([standingEvent(known, change, cueId, standing)]);
}

export function standingEvent(
  known: IdentifiableTicket,
  change: StandingChange,
  cueId: string | null,
  standing: Standing,
): EventOf<'standing-changed'> {
  const { record, ticket, configuration, by } = known;
  const rank = rankOf(standing, ticket.takenAt, configuration.policy);
  const headStartMs = leftOf(rank.headStartMs, record);
  const key = record.key + record.headStartMs - headStartMs;
  return { type: 'standing-changed', ticketId: ticket.id, change, cueId, ...by, standing, class: rank.class, key, headStartMs };
}

/** A returned ticket does not regain the head-start lost by returning: repeating a standing gives no further head-start. */
function leftOf(headStartMs: number, { lostHeadStartMs }: TicketRecord): number {
  return lostHeadStartMs === null ? headStartMs : Math.max(0, headStartMs - lostHeadStartMs);
}

/** A ticket kept for a direct service keeps the standing it was armed with. */
export function refuseArmed(branch: Branch, { record, ticket }: Holding): Refused | null {
  if (record.directServiceId === null) return null;
  const counterId = branch.staff.directServices.get(record.directServiceId)?.counterId ?? '';
  return refuse('ticket-armed', { number: ticket.number, counter: counterLabel(branch, counterId) });
}
