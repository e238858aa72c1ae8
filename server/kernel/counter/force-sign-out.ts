import { endDirectServiceAt } from '../calling/ended-direct-service.ts';
import { configurationOfOpenDay, counterLabel } from '../guards.ts';
import { giveUpReferrals } from '../referral/hand-over-referrals.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { openDestination } from '../ticket/open-destination.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { releaseDirected } from './close-counter.ts';

const BODY = {
  counterId: ID,
};

/**
 * Ends another person's session (a browser left open). A customer in service is closed as `forced-sign-out`; a called
 * customer who has not come returns to the exact place, because nobody has served him.
 */
export const forceSignOut = defineCommand({
  type: 'force-sign-out',
  asked: from({ lobby: BODY }),
  decide: (branch, command, _actor, context) => {
    if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
    const { counterId } = command;
    if (!branch.hall.counters.has(counterId)) return refuse('unknown-counter', {});
    const session = branch.staff.sessions.get(counterId);
    if (session === undefined) return refuse('counter-not-open', { counter: counterLabel(branch, counterId) });
    return accept([
      ...letGo(branch, counterId, session.staffId, context.now),
      ...endDirectServiceAt(branch, counterId),
      ...releaseDirected(branch, counterId),
      ...giveUpReferrals(branch, session.staffId),
      { type: 'counter-closed', counterId, staffId: session.staffId, forced: true },
    ]);
  },
});

function letGo(branch: Branch, counterId: string, staffId: string, now: number): readonly BranchEvent[] {
  const ticketId = branch.hall.counters.get(counterId)?.ticketId ?? null;
  const ticket = ticketId === null ? undefined : branch.hall.tickets.get(ticketId);
  const record = ticketId === null ? undefined : branch.staff.records.get(ticketId);
  if (ticket === undefined || record === undefined) return [];
  if (ticket.phase === 'called') {
    const callId = record.callId ?? '';
    const own = record.destination.kind === 'counter' && record.destination.counterId === counterId;
    const to = own ? ({ kind: 'service', serviceId: ticket.serviceId } as const) : openDestination(branch, { ok: true, ticket, record });
    return [{ type: 'call-withdrawn', ticketId: ticket.id, counterId, callId, to }];
  }
  return [
    {
      type: 'ticket-closed',
      actId: null,
      ticketId: ticket.id,
      serviceId: ticket.serviceId,
      counterId,
      staffId,
      outcome: 'forced-sign-out',
      serviceMs: record.startedAt === null ? null : now - record.startedAt,
    },
  ];
}
