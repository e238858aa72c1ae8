import { defineCommand, each, from } from '../rule.ts';
import { SPOKEN_OUTCOMES } from '../state/referral.ts';
import { oneOf } from '../words/body.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { concluded, guidable } from './concluded.ts';

const BODY = {
  referralId: ID,
  outcome: oneOf(SPOKEN_OUTCOMES),
};

/** No time, no interest, not a premium customer, or gone: an escorted ticket returns to its line. */
export const concludeReferral = defineCommand({
  type: 'conclude-referral',
  asked: from(each(['teller', 'lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = guidable(branch, command.referralId, actor);
    if (!found.ok) return found;
    return accept(concluded(branch, found, command.outcome, null, context));
  },
});
