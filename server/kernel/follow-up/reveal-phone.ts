import { defineCommand, each, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findFollowUp } from './find-follow-up.ts';

const BODY = {
  followUpId: ID,
};

/** Records who reads a phone number in clear; the number itself is read elsewhere. */
export const revealPhone = defineCommand({
  type: 'reveal-phone',
  asked: within(each(['manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    return accept([{ type: 'phone-revealed', followUpId: found.followUp.id, ...found.by }]);
  },
});
