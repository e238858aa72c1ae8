import { accept } from '../words/decision.ts';
import { findReferral, refuseAnswer, refuseTaken } from './find-referral.ts';
import { acknowledged } from './attended.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

const BODY = {
  referralId: ID,
};

/** "I go": one does, whoever asks after him learns who. */
export const acknowledgeReferral = defineCommand({
  type: 'acknowledge-referral',
  asked: from(each(['teller', 'lobby', 'manager'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const wrong = refuseAnswer(branch, found) ?? refuseTaken(found);
    return wrong ?? accept(acknowledged(found.referral, found.by, context));
  },
});
