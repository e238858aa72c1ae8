import { accept, refuse } from '../words/decision.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { invitationAt } from './invitation.ts';
import { whole } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

const BODY = {
  counterId: ID,
  visitId: ID,
  score: whole(1, 5),
};

/** The customer at a counter says how it was: once a visit, while the counter asks, and only where it was. */
export const rateVisit = defineCommand({
  type: 'rate-visit',
  asked: from(each(['rater', 'agent'], BODY)),
  decide: (branch, command, actor, context) => {
    const { counterId, visitId, score } = command;
    if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
    if (!branch.hall.counters.has(counterId)) return refuse('unknown-counter', {});
    if (actor.role === 'rater' && actor.counterId !== counterId) return refuse('not-allowed', {});
    const invitation = invitationAt(branch.hall, counterId, context.now);
    if (invitation === null || invitation.visitId !== visitId) return refuse('nothing-to-rate', {});
    if (invitation.ratedAt !== null) return refuse('already-rated', {});
    return accept([{ type: 'visit-rated', actId: visitId, counterId, serviceId: invitation.serviceId, score }]);
  },
});
