import { atCounter } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { ended } from './ended-direct-service.ts';

const BODY = {
  directServiceId: ID,
  reasonId: ID,
};

/** "Not now", with a reason: the person who armed it is told. */
export const handBackDirectService = defineCommand({
  type: 'hand-back-direct-service',
  asked: from({ teller: BODY }),
  decide: (branch, command, actor) => {
    const direct = branch.staff.directServices.get(command.directServiceId);
    if (direct === undefined) return refuse('direct-service-over', {});
    const post = atCounter(branch, direct.counterId, actor);
    if (!post.ok) return post;
    const known = post.configuration.handBackReasons.some(({ id }) => id === command.reasonId);
    return known ? accept([ended(direct, 'handed-back', post.staffId, command.reasonId)]) : refuse('unknown-reason', {});
  },
});
