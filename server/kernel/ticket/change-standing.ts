import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { EventOf, StandingChange } from '../words/event.ts';
import { configurationOfOpenDay, counterLabel, findTicket, notHere, type Holding } from '../guards.ts';
import { rankOf } from '../configuration/rank.ts';
import { type Standing } from '../configuration/standing.ts';
import type { TicketRecord } from '../state/ticket.ts';

interface Knowing extends Holding {
  readonly configuration: BranchConfiguration;
  readonly by: { readonly role: 'lobby' | 'teller' | 'manager'; readonly staffId: string };
}

/**
 * Whoever may say something of this customer: the lobby of anybody, a teller of the customer at the glass or of a
 * ticket that waits in a line of his counter.
 */
export function knowing(branch: Branch, ticketId: string, actor: Actor): Knowing | Refused {
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

/** Arrival and issue number stay, and so does how often it was passed; only the head-start changes. */
export function standingChanged(known: Knowing, change: StandingChange, cueId: string | null, standing: Standing): Decision {
  return accept([standingEvent(known, change, cueId, standing)]);
}

export function standingEvent(
  known: Knowing,
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

/** Who came back into line gains only what was not lost by it: said again, the same standing gives nothing. */
function leftOf(headStartMs: number, { lostHeadStartMs }: TicketRecord): number {
  return lostHeadStartMs === null ? headStartMs : Math.max(0, headStartMs - lostHeadStartMs);
}

/** A ticket that a counter is about to serve without a call keeps what it was armed as. */
export function refuseArmed(branch: Branch, { record, ticket }: Holding): Refused | null {
  if (record.directServiceId === null) return null;
  const counterId = branch.staff.directServices.get(record.directServiceId)?.counterId ?? '';
  return refuse('ticket-armed', { number: ticket.number, counter: counterLabel(branch, counterId) });
}
