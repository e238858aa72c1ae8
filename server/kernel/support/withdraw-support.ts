import { accept } from '../words/decision.ts';
import { resolved, findSupport } from './open-support.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  supportId: ID,
};

/** By anybody of the lobby: whoever asked may be away by now. */
export const withdrawSupport = defineCommand({
  type: 'withdraw-support',
  asked: from({ lobby: BODY }),
  decide: (branch, { supportId }, actor) => {
    const found = findSupport(branch, supportId);
    if (!found.ok) return found;
    return accept([resolved(found.support, 'withdrawn', actor.role === 'lobby' ? actor.staffId : null)]);
  },
});
