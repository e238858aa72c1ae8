import { defineCommand, from } from '../rule.ts';
import { SUPPORT_DONE } from '../state/support.ts';
import { oneOf } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { acknowledged, findSupport, resolved } from './open-support.ts';

const BODY = {
  supportId: ID,
  done: oneOf(SUPPORT_DONE),
};

/** Records what was done; resolving without an acknowledgement acknowledges as well. */
export const resolveSupport = defineCommand({
  type: 'resolve-support',
  asked: from({ supervisor: BODY }),
  decide: (branch, command, actor, { now }) => {
    const found = findSupport(branch, command.supportId);
    if (!found.ok) return found;
    if (actor.role !== 'supervisor') return refuse('not-allowed', {});
    const { support } = found;
    return accept([...acknowledged(support, actor.staffId, now), resolved(support, command.done, actor.staffId)]);
  },
});
