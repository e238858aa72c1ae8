import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findSupport } from './open-support.ts';

const BODY = {
  supportId: ID,
};

/** It is on the supervisor's screen; the screen itself reports so. */
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
