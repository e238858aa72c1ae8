import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findSupport, resolved } from './open-support.ts';

const BODY = {
  supportId: ID,
};

/** Anybody in the lobby may withdraw it: the person who asked may be away by now. */
export const withdrawSupport = defineCommand({
  type: 'withdraw-support',
  asked: from({ lobby: BODY }),
  decide: (branch, { supportId }, actor) => {
    const found = findSupport(branch, supportId);
    if (!found.ok) return found;
    return accept([resolved(found.support, 'withdrawn', actor.role === 'lobby' ? actor.staffId : null)]);
  },
});
