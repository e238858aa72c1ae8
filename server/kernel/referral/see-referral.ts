import { defineCommand, each, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findReferral, refuseAnswer } from './find-referral.ts';

const BODY = {
  referralId: ID,
};

/** It is on somebody's screen; the screen itself reports so. */
export const seeReferral = defineCommand({
  type: 'see-referral',
  asked: from(each(['teller', 'lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    return (
      refuseAnswer(branch, found) ?? accept(referral.state === 'raised' ? [{ type: 'referral-seen', referralId: referral.id, ...by }] : [])
    );
  },
});
