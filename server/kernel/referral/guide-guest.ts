import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { DirectServiceEnd } from '../state/direct-service.ts';
import type { BranchEvent } from '../words/event.ts';
import { findTicket, staffName } from '../guards.ts';
import { openDestination } from '../ticket/open-destination.ts';
import type { Referral, ReferralOutcome } from '../state/referral.ts';
import type { Ticket } from '../state/ticket.ts';
import { armForGuest } from '../calling/arm-direct-service.ts';
import { attended } from './answer-referral.ts';
import { ended } from '../calling/end-direct-service.ts';
import { findReferral, refuseAnswer, refuseTaken, type FoundReferral } from './find-referral.ts';

/** A manager is free (S40 A): introduced on the spot, no selling (S37). */
export function introduceGuest(branch: Branch, command: CommandOf<'introduce-guest'>, actor: Actor, context: Context): Decision {
  const found = guidable(branch, command.referralId, actor);
  if (!found.ok) return found;
  const manager = branch.staff.managers.get(command.managerId);
  if (manager === undefined) return refuse('unknown-manager', {});
  if (manager.state !== 'free') return refuse('manager-not-free', { staff: staffName(found.configuration, manager.id) });
  const { referral, by } = found;
  const guest = { kind: 'referral', referralId: referral.id } as const;
  return (
    refuseServed(branch, referral) ??
    accept([
      ...attended(referral, by, context),
      ...escorted(branch, referral.ticketId, by.staffId),
      { type: 'guest-greeted', managerId: manager.id, guest, staffId: by.staffId, waitMs: null },
      closed(found, 'introduced', manager.id),
    ])
  );
}

/** No manager is free (S40 B): a counter serves the guest first; when it has, somebody looks again who is free (S43). */
export function serveGuestFirst(branch: Branch, command: CommandOf<'serve-guest-first'>, actor: Actor, context: Context): Decision {
  const found = guidable(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { referral, by } = found;
  const watching = { type: 'guest-served-first', referralId: referral.id, ...by } as const;
  const ticket = branch.hall.tickets.get(referral.ticketId ?? '');
  if (command.counterId === null) {
    if (ticket?.phase !== 'serving' && ticket?.phase !== 'called') return refuse('guest-not-here', {});
    return accept([...attended(referral, by, context), { ...watching, ticketId: ticket.id, directServiceId: null }]);
  }
  const customer = customerOf(ticket, command.serviceId);
  const { counterId } = command;
  const { cueId, personRef } = referral;
  const arming = { type: 'arm-direct-service', counterId, customer, cueId, needId: null, personRef } as const;
  const armed = armForGuest(branch, arming, actor, context);
  if (!armed.ok) return armed;
  const fact = armed.events.find((event) => event.type === 'direct-service-armed');
  if (fact === undefined) throw new Error('a direct service was accepted, and not armed');
  const { ticketId, directServiceId } = fact;
  return accept([...attended(referral, by, context), ...armed.events, { ...watching, ticketId, directServiceId }]);
}

/** The guest's own number; who has none any more, or sits with us and wants something else done first, is given another. */
function customerOf(ticket: Ticket | undefined, serviceId: string | null): CommandOf<'arm-direct-service'>['customer'] {
  if (ticket === undefined) return { kind: 'walk-in', serviceId: serviceId ?? '', language: 'zh-CN' };
  const isForOther = ticket.phase === 'escorted' && serviceId !== null && serviceId !== ticket.serviceId;
  if (ticket.phase !== 'closed' && !isForOther) return { kind: 'ticket', ticketId: ticket.id };
  return { kind: 'walk-in', serviceId: serviceId ?? ticket.serviceId, language: ticket.language };
}

/** The guest waits (S40 C, S44): seat and chips go to the manager's quiet inbox. Said again, it corrects what was said. */
export function seatGuest(branch: Branch, command: CommandOf<'seat-guest'>, actor: Actor, context: Context): Decision {
  const found = guidable(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { managerId, lookRef } = command;
  if (managerId !== null && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  const { referral, by } = found;
  return (
    refuseServed(branch, referral) ??
    accept([
      ...attended(referral, by, context),
      ...escorted(branch, referral.ticketId, by.staffId),
      { type: 'guest-seated', referralId: referral.id, ...by, managerId, lookRef },
    ])
  );
}

/** No time, no interest, not the customer it seemed, gone: whoever was out of the line stands in it again. */
export function concludeReferral(branch: Branch, command: CommandOf<'conclude-referral'>, actor: Actor, context: Context): Decision {
  const found = guidable(branch, command.referralId, actor);
  if (!found.ok) return found;
  return accept(concluded(branch, found, command.outcome, null, context));
}

/** Every way a guest's referral ends without a manager; the ticket stands in line again unless its customer has left. */
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

/** Nobody is passed any more for somebody who has left, or who turned out to be no premium customer. */
function settledTicket(branch: Branch, ticketId: string | null, outcome: ReferralOutcome, staffId: string): readonly BranchEvent[] {
  if (outcome === 'customer-left') return left(branch, ticketId, staffId);
  const disarmed = outcome === 'not-premium' ? directServiceOf(branch, ticketId, 'withdrawn', staffId) : [];
  return [...disarmed, ...rejoined(branch, ticketId, staffId)];
}

function directServiceOf(branch: Branch, ticketId: string | null, end: DirectServiceEnd, staffId: string): readonly BranchEvent[] {
  const direct = [...branch.staff.directServices.values()].find((one) => one.ticketId === ticketId);
  return direct === undefined ? [] : [ended(direct, end, staffId, null)];
}

/** An open referral that the asker may bring to an end. The lobby stands in for one another. */
export function guidable(branch: Branch, referralId: string, actor: Actor): FoundReferral | Refused {
  const found = findReferral(branch, referralId, actor);
  if (!found.ok) return found;
  const wrong =
    refuseAnswer(branch, found) ?? (found.by.role === 'lobby' || found.referral.state === 'waiting' ? null : refuseTaken(found));
  return wrong ?? found;
}

/** First serve, then introduce (S67). */
export function refuseServed(branch: Branch, referral: Referral): Refused | null {
  const ticket = branch.hall.tickets.get(referral.ticketId ?? '');
  const isServed = ticket?.phase === 'serving' || ticket?.phase === 'called';
  return isServed ? refuse('guest-being-served', { number: ticket.number }) : null;
}

function closed({ referral, by }: FoundReferral, outcome: ReferralOutcome, managerId: string | null): BranchEvent {
  return { type: 'referral-closed', referralId: referral.id, ...by, outcome, managerId };
}

/** Nobody calls the number of a guest who sits with us or waits for a manager. Who was parked or missed stays that. */
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

/** The customer has gone: nobody calls the number, wherever it waits. What a counter has in hand is its teller's to end. */
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
