import { defineCommand, each, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { attended } from './attended.ts';
import { findReferral, refuseAnswer, refuseTaken } from './find-referral.ts';

const BODY = {
  referralId: ID,
};

export const attendReferral = defineCommand({
  type: 'attend-referral',
  asked: from(each(['teller', 'lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const wrong = refuseAnswer(branch, found) ?? refuseTaken(found);
    return wrong ?? accept(attended(found.referral, found.by, context));
  },
});
