import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { acknowledged, findSupport } from './open-support.ts';

const BODY = {
  supportId: ID,
};

export const acknowledgeSupport = defineCommand({
  type: 'acknowledge-support',
  asked: from({ supervisor: BODY }),
  decide: (branch, command, actor, { now }) => {
    const found = findSupport(branch, command.supportId);
    if (!found.ok) return found;
    return accept(actor.role === 'supervisor' ? acknowledged(found.support, actor.staffId, now) : []);
  },
});
