import { defineCommand, each, from } from '../rule.ts';
import { isUnanswered } from '../state/referral.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findReferral } from './find-referral.ts';

const BODY = {
  referralId: ID,
};

/** Whoever raised it may cancel it until the guest is guided. */
export const cancelReferral = defineCommand({
  type: 'cancel-referral',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    if (referral.source.staffId !== by.staffId) return refuse('not-allowed', {});
    const isEarly = isUnanswered(referral) || referral.state === 'acknowledged' || referral.state === 'attended';
    if (!isEarly) return refuse('referral-over', {});
    return accept([{ type: 'referral-closed', referralId: referral.id, ...by, outcome: 'cancelled', managerId: null }]);
  },
});
