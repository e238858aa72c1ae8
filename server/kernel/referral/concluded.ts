import { ended } from '../calling/ended-direct-service.ts';
import { findTicket } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { DirectServiceEnd } from '../state/direct-service.ts';
import type { Referral, ReferralOutcome } from '../state/referral.ts';
import type { Ticket } from '../state/ticket.ts';
import { openDestination } from '../ticket/open-destination.ts';
import type { Actor } from '../words/actor.ts';
import type { Context } from '../words/context.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { attended } from './attended.ts';
import { findReferral, type FoundReferral, refuseAnswer, refuseTaken } from './find-referral.ts';

/** Every end of a referral without a manager; the ticket returns to its line unless the guest has left. */
export function concluded(
  branch: Branch,
  found: FoundReferral,
  outcome: ReferralOutcome,
  managerId: string | null,
  context: Context,
): readonly BranchEvent[] {
  const { referral, by } = found;
  const ticketIds = new Set([referral.ticketId, referral.watchedTicketId]);
  const settled = [...ticketIds].flatMap((ticketId) => settledTicket(branch, ticketId, outcome, by.staffId));
  return [...attended(referral, by, context), ...settled, closed(found, outcome, managerId)];
}

/** Ends the direct service of a guest who has left, or is no premium customer: it passes nobody. */
function settledTicket(branch: Branch, ticketId: string | null, outcome: ReferralOutcome, staffId: string): readonly BranchEvent[] {
  if (outcome === 'customer-left') return left(branch, ticketId, staffId);
  const disarmed = outcome === 'not-premium' ? directServiceOf(branch, ticketId, 'withdrawn', staffId) : [];
  return [...disarmed, ...rejoined(branch, ticketId, staffId)];
}

function directServiceOf(branch: Branch, ticketId: string | null, end: DirectServiceEnd, staffId: string): readonly BranchEvent[] {
  const direct = [...branch.staff.directServices.values()].find((one) => one.ticketId === ticketId);
  return direct === undefined ? [] : [ended(direct, end, staffId, null)];
}

/** An open referral that the asker may end. Lobby staff act for one another. */
export function guidable(branch: Branch, referralId: string, actor: Actor): FoundReferral | Refused {
  const found = findReferral(branch, referralId, actor);
  if (!found.ok) return found;
  const wrong =
    refuseAnswer(branch, found) ?? (found.by.role === 'lobby' || found.referral.state === 'waiting' ? null : refuseTaken(found));
  return wrong ?? found;
}

/** The counter serves first; the introduction comes after (S67). */
export function refuseServed(branch: Branch, referral: Referral): Refused | null {
  const ticket = branch.hall.tickets.get(referral.ticketId ?? '');
  const isServed = ticket?.phase === 'serving' || ticket?.phase === 'called';
  return isServed ? refuse('guest-being-served', { number: ticket.number }) : null;
}

export function closed({ referral, by }: FoundReferral, outcome: ReferralOutcome, managerId: string | null): BranchEvent {
  return { type: 'referral-closed', referralId: referral.id, ...by, outcome, managerId };
}

/** A guest who is received or waits for a manager is in no line. A parked or missed ticket stays as it is. */
export function escorted(branch: Branch, ticketId: string | null, staffId: string): readonly BranchEvent[] {
  const ticket = branch.hall.tickets.get(ticketId ?? '');
  if (ticket?.phase !== 'waiting') return [];
  return [...directServiceOf(branch, ticket.id, 'withdrawn', staffId), { type: 'ticket-escorted', ticketId: ticket.id, staffId }];
}

export function rejoined(branch: Branch, ticketId: string | null, staffId: string): readonly BranchEvent[] {
  const found = findTicket(branch, ticketId ?? '');
  if (!found.ok || found.ticket.phase !== 'escorted') return [];
  return [{ type: 'ticket-rejoined', ticketId: found.ticket.id, staffId, to: openDestination(branch, found) }];
}

/** The guest has left: the ticket is closed wherever it waits. A ticket in a counter's hand is for its teller to end. */
function left(branch: Branch, ticketId: string | null, staffId: string): readonly BranchEvent[] {
  const ticket = branch.hall.tickets.get(ticketId ?? '');
  if (ticket?.phase !== 'waiting' && ticket?.phase !== 'escorted' && ticket?.phase !== 'parked') return [];
  return [...directServiceOf(branch, ticketId, 'ticket-gone', staffId), closedWithUs(ticket, staffId, 'cancelled-by-customer')];
}

export function closedEscorted(branch: Branch, ticketId: string | null, staffId: string): readonly BranchEvent[] {
  const ticket = branch.hall.tickets.get(ticketId ?? '');
  return ticket?.phase === 'escorted' ? [closedWithUs(ticket, staffId, 'transferred-to-manager')] : [];
}

function closedWithUs(ticket: Ticket, staffId: string, outcome: 'cancelled-by-customer' | 'transferred-to-manager'): BranchEvent {
  const { id: ticketId, serviceId } = ticket;
  return { type: 'ticket-closed', actId: null, ticketId, serviceId, counterId: null, staffId, outcome, serviceMs: null };
}
