import { defineCommand, from } from '../rule.ts';
import { isUnanswered } from '../state/referral.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findReferral, refuseTaken } from './find-referral.ts';

const BODY = {
  referralId: ID,
};

export const snoozeReferral = defineCommand({
  type: 'snooze-referral',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    if (!isUnanswered(referral)) return refuseTaken(found) ?? refuse('referral-over', {});
    if (referral.isSnoozed) return refuse('already-snoozed', {});
    return accept([{ type: 'referral-snoozed', referralId: referral.id, staffId: by.staffId }]);
  },
});
