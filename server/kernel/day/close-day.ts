import { closeAlarms } from '../alarm/due-alarms.ts';
import { ended } from '../calling/ended-direct-service.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { closeGuidance, isReceived } from '../referral/received.ts';
import { defineCommand, each, fromAndWithin } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Outcome, Ticket, TicketPhase } from '../state/ticket.ts';
import { closeSupport } from '../support/open-support.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { NO_BODY } from '../words/fields.ts';

/** Closes the remaining tickets as `reset` (missed ones as no-shows), signs every counter out, and ends the day. */
export const closeDay = defineCommand({
  type: 'close-day',
  asked: fromAndWithin(each(['lobby', 'operator'], NO_BODY), { clock: NO_BODY }),
  decide: (branch, _command, actor, context) => {
    if (configurationOfOpenDay(branch) === null) return refuse('day-already-closed', {});
    const leftovers = [...branch.hall.tickets.values()].filter((ticket) => ticket.phase !== 'closed');
    const events: BranchEvent[] = [...branch.staff.directServices.values()].map((direct) => ended(direct, 'counter-closed', null, null));
    const closing = leftovers.map((ticket) => closeLeftover(branch, ticket, context.now));
    events.push(...closing);
    for (const [counterId, session] of branch.staff.sessions) {
      events.push({ type: 'counter-closed', counterId, staffId: session.staffId, forced: true });
    }
    events.push(...closeGuidance(branch, context.now), ...closeSupport(branch), ...closeAlarms(branch, context.now));
    events.push({ type: 'day-closed', closedBy: actor.role === 'clock' ? 'hours' : 'hand', leftovers: leftovers.length });
    return accept(events);
  },
});

const OUTCOME_OF_LEFTOVER: Readonly<Record<TicketPhase, Outcome>> = {
  waiting: 'reset',
  called: 'reset',
  serving: 'reset',
  parked: 'reset',
  escorted: 'transferred-to-manager',
  missed: 'no-show',
  closed: 'reset',
};

function closeLeftover(branch: Branch, ticket: Ticket, now: number): BranchEvent {
  const startedAt = ticket.phase === 'serving' ? (branch.staff.records.get(ticket.id)?.startedAt ?? null) : null;
  return {
    type: 'ticket-closed',
    actId: null,
    ticketId: ticket.id,
    serviceId: ticket.serviceId,
    counterId: ticket.counterId,
    staffId: null,
    outcome: ticket.phase === 'escorted' && !isReceived(branch, ticket.id) ? 'reset' : OUTCOME_OF_LEFTOVER[ticket.phase],
    serviceMs: startedAt === null ? null : now - startedAt,
  };
}
