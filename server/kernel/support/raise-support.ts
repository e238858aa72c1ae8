import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { SUPPORT_A_DAY_MAX, SUPPORT_KINDS } from '../state/support.ts';
import { oneOf } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { loadOf } from './load.ts';
import { openSupport } from './open-support.ts';

const BODY = {
  kind: oneOf(SUPPORT_KINDS),
};

/** One tap in the lobby (S29). One open request of each kind, so that a second tap rings no second bell. */
export const raiseSupport = defineCommand({
  type: 'raise-support',
  asked: from({ lobby: BODY }),
  decide: (branch, { kind }, actor, context) => {
    if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
    if (actor.role !== 'lobby') return refuse('not-allowed', {});
    const { supports } = branch.staff;
    if (supports.size >= SUPPORT_A_DAY_MAX) return refuse('support-limit', { limit: SUPPORT_A_DAY_MAX });
    if (openSupport(branch).some((support) => support.kind === kind)) return refuse('support-open', {});
    const supportId = context.newId();
    return accept([{ type: 'support-raised', supportId, kind, staffId: actor.staffId, load: loadOf(branch.hall), waitMs: null }]);
  },
});
