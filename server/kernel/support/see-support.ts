import { accept } from '../words/decision.ts';
import { findSupport } from './open-support.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  supportId: ID,
};

/** On the supervisor's screen; said by the screen itself. */
export const seeSupport = defineCommand({
  type: 'see-support',
  asked: from({ supervisor: BODY }),
  decide: (branch, { supportId }, actor) => {
    const found = findSupport(branch, supportId);
    if (!found.ok) return found;
    if (actor.role !== 'supervisor' || found.support.state !== 'raised') return accept([]);
    return accept([{ type: 'support-seen', supportId, staffId: actor.staffId }]);
  },
});
