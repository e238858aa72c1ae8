import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = { helpId: ID };

export const resolveHelp = defineCommand({
  type: 'resolve-help',
  asked: from({ lobby: BODY }),
  decide: (branch, { helpId }, actor) => {
    const help = branch.staff.helpRequests.get(helpId);
    if (help === undefined || actor.role !== 'lobby') return refuse('unknown-help-request', {});
    return accept([{ type: 'help-resolved', helpId, staffId: actor.staffId }]);
  },
});
