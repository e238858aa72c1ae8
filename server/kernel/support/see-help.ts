import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = { helpId: ID };

/** It is on a lobby screen; the screen itself reports so. Repeating a step changes nothing and is no error. */
export const seeHelp = defineCommand({
  type: 'see-help',
  asked: from({ lobby: BODY }),
  decide: (branch, { helpId }) => {
    const help = branch.staff.helpRequests.get(helpId);
    if (help === undefined) return refuse('unknown-help-request', {});
    return accept(help.state === 'raised' ? [{ type: 'help-seen', helpId }] : []);
  },
});
