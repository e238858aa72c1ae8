import { SPOKEN_OUTCOMES } from '../state/referral.ts';
import { accept } from '../words/decision.ts';
import { concluded, guidable } from './concluded.ts';
import { oneOf } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

const BODY = {
  referralId: ID,
  outcome: oneOf(SPOKEN_OUTCOMES),
};

/** No time, no interest, not the customer it seemed, gone: whoever was out of the line stands in it again. */
export const concludeReferral = defineCommand({
  type: 'conclude-referral',
  asked: from(each(['teller', 'lobby', 'manager'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = guidable(branch, command.referralId, actor);
    if (!found.ok) return found;
    return accept(concluded(branch, found, command.outcome, null, context));
  },
});
