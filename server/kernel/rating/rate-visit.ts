import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import { whole } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { invitationAt } from './invitation.ts';

const BODY = {
  counterId: ID,
  visitId: ID,
  score: whole(1, 5),
};

/** A customer rates a visit: once, at its own counter, while the counter asks. */
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
