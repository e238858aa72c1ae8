import { accept } from '../words/decision.ts';
import { findFollowUp } from './find-follow-up.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, within, each } from '../rule.ts';

const BODY = {
  followUpId: ID,
};

/** Who reads a telephone in clear is on record; what it is, is read elsewhere. */
export const revealPhone = defineCommand({
  type: 'reveal-phone',
  asked: within(each(['manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    return accept([{ type: 'phone-revealed', followUpId: found.followUp.id, ...found.by }]);
  },
});
