import { defineCommand, each, from } from '../rule.ts';
import { isOpen, personRefsOf } from '../state/follow-up.ts';
import { accept } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID } from '../words/fields.ts';
import { closed, relatedRefs } from './closed-follow-up.ts';
import { findFollowUp } from './find-follow-up.ts';

const BODY = {
  followUpId: ID,
};

/** A customer has his data deleted (PIPL 47): at once, and nobody calls him afterwards. */
export const forgetPerson = defineCommand({
  type: 'forget-person',
  asked: from(each(['lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    const { followUp, by } = found;
    const personRefs = [...new Set([...personRefsOf(followUp), ...relatedRefs(branch, followUp)])];
    const forgotten: BranchEvent = { type: 'person-forgotten', followUpId: followUp.id, ...by, personRefs };
    return accept(isOpen(followUp) ? [forgotten, closed(found, 'forgotten', [])] : [forgotten]);
  },
});
