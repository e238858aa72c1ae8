import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = { helpId: ID };

/** Somebody from the lobby is coming. */
export const acknowledgeHelp = defineCommand({
  type: 'acknowledge-help',
  asked: from({ lobby: BODY }),
  decide: (branch, { helpId }, actor, { now }) => {
    const help = branch.staff.helpRequests.get(helpId);
    if (help === undefined || actor.role !== 'lobby') return refuse('unknown-help-request', {});
    if (help.state === 'acknowledged') return accept([]);
    return accept([{ type: 'help-acknowledged', helpId, staffId: actor.staffId, afterMs: now - help.raisedAt }]);
  },
});
