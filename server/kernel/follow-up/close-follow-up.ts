import { defineCommand, each, from } from '../rule.ts';
import { FOLLOW_UP_ENDS } from '../state/follow-up.ts';
import { oneOfBut } from '../words/body.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { closed } from './closed-follow-up.ts';
import { findOpenFollowUp } from './find-follow-up.ts';

const BODY = {
  followUpId: ID,
  end: oneOfBut(FOLLOW_UP_ENDS, ['forgotten']),
};

export const closeFollowUp = defineCommand({
  type: 'close-follow-up',
  asked: from(each(['manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findOpenFollowUp(branch, command.followUpId, actor, context);
    return found.ok ? accept([closed(found, command.end, [])]) : found;
  },
});
