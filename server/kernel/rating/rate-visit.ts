import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { invitationAt } from '../state/rating.ts';

/** The customer at a counter says how it was: once a visit, while the counter asks, and only where it was. */
export function rateVisit(branch: Branch, command: CommandOf<'rate-visit'>, actor: Actor, context: Context): Decision {
  const { counterId, visitId, score } = command;
  if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
  if (!branch.hall.counters.has(counterId)) return refuse('unknown-counter', {});
  if (actor.role === 'rater' && actor.counterId !== counterId) return refuse('not-allowed', {});
  const invitation = invitationAt(branch.hall, counterId, context.now);
  if (invitation === null || invitation.visitId !== visitId) return refuse('nothing-to-rate', {});
  if (invitation.ratedAt !== null) return refuse('already-rated', {});
  return accept([{ type: 'visit-rated', actId: visitId, counterId, serviceId: invitation.serviceId, score }]);
}
