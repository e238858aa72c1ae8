import { NO_STANDING } from '../configuration/standing.ts';
import { configurationOfOpenDay, publicService } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Referral } from '../state/referral.ts';
import type { Outcome, Ticket } from '../state/ticket.ts';
import { issueTicket } from '../ticket/issue-ticket.ts';
import { ticketReceipt } from '../ticket/take-ticket.ts';
import { refuse, type Refused } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { actsFor } from './find-referral.ts';

/**
 * Ends of a number that its customer did not choose: he was brought elsewhere, or served before. Not a voided one: he waits still, and a
 * new number would forget who passed him.
 */
const RENEWABLE: readonly Outcome[] = ['normal', 'transferred-to-manager', 'forced-sign-out'];

const BODY = {
  referralId: ID,
  serviceId: ID,
};

/**
 * GUIDE-6: a guest who goes back to the queue after his number was closed has no place there. He gets a new number that stands
 * at his own arrival and is charged for whom it passes, so that the cap protects everybody who took a number since.
 */
export const renumberGuest = defineCommand({
  type: 'renumber-guest',
  asked: from(each(['lobby', 'manager'], BODY)),
  decide: (branch, { referralId, serviceId }, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    if (actor.role !== 'lobby' && actor.role !== 'manager') return refuse('not-allowed', {});
    const referral = branch.staff.referrals.get(referralId);
    if (referral === undefined) return refuse('unknown-referral', {});
    if (actor.role === 'manager' && (referral.managerId === null || !actsFor(configuration, actor, referral.managerId))) {
      return refuse('guest-not-here', {});
    }
    const service = publicService(configuration, serviceId);
    if (service === null) return refuse('unknown-service', {});
    const old = closedTicket(branch, referral);
    if (!old.ok) return old;
    const { ticket } = old;
    const arrivedAt = branch.staff.records.get(ticket.id)?.standing.arrivedAt ?? ticket.takenAt;
    const standing = { ...NO_STANDING, arrivedAt };
    const { staffId } = actor;
    const issue = { service, language: ticket.language, origin: { kind: 'lobby', staffId }, standing, lastFour: null } as const;
    const issued = issueTicket(branch, configuration, issue, context);
    if (!issued.ok) return issued;
    return ticketReceipt(issued.event, [], [{ type: 'guest-renumbered', referralId, ticketId: issued.event.ticketId, staffId }]);
  },
});

/** The guest's number, if it is over and may be renewed, once. */
function closedTicket(branch: Branch, { ticketId, newTicketId }: Referral): { readonly ok: true; readonly ticket: Ticket } | Refused {
  const { tickets } = branch.hall;
  const again = tickets.get(newTicketId ?? '');
  if (again !== undefined) return refuse('number-renewed', { number: again.number });
  const ticket = tickets.get(ticketId ?? '');
  if (ticket === undefined) return refuse('number-over', {});
  if (ticket.phase !== 'closed') return refuse('number-holds', { number: ticket.number });
  const outcome = branch.staff.records.get(ticket.id)?.outcome ?? null;
  return outcome !== null && RENEWABLE.includes(outcome) ? { ok: true, ticket } : refuse('number-over', {});
}
