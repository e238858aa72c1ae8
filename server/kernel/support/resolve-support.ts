import { SUPPORT_DONE } from '../state/support.ts';
import { accept, refuse } from '../words/decision.ts';
import { acknowledged, resolved, findSupport } from './open-support.ts';
import { oneOf } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  supportId: ID,
  done: oneOf(SUPPORT_DONE),
};

/** What was done about it; who does it without having said so, has seen to it by doing it. */
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
