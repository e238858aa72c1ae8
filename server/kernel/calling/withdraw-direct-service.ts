import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { ended } from './ended-direct-service.ts';

const BODY = {
  directServiceId: ID,
};

/** The person who armed it, or the lobby, withdraws it: the customer is in line again and the charge is given back. */
export const withdrawDirectService = defineCommand({
  type: 'withdraw-direct-service',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const direct = branch.staff.directServices.get(command.directServiceId);
    if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
    if (direct === undefined) return refuse('direct-service-over', {});
    if (actor.role !== 'lobby' && actor.role !== 'teller') return refuse('not-allowed', {});
    if (actor.role === 'teller' && actor.staffId !== direct.armedBy.staffId) return refuse('not-allowed', {});
    return accept([ended(direct, 'withdrawn', actor.staffId, null)]);
  },
});
