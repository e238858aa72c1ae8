import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = { helpId: ID };

/** On a lobby screen; said by the screen itself. Repeating a step already made changes nothing and is no error. */
export const seeHelp = defineCommand({
  type: 'see-help',
  asked: from({ lobby: BODY }),
  decide: (branch, { helpId }) => {
    const help = branch.staff.helpRequests.get(helpId);
    if (help === undefined) return refuse('unknown-help-request', {});
    return accept(help.state === 'raised' ? [{ type: 'help-seen', helpId }] : []);
  },
});
