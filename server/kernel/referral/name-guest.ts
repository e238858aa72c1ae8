import { accept } from '../words/decision.ts';
import { findReferral, refuseAnswer } from './find-referral.ts';
import { apart } from '../words/body.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

/** The salutation may follow (three keys are enough without it). */
const BODY = {
  referralId: ID,
  personRef: apart('salutation', 'record'),
};

/** Whoever referred him may say how he is called, and whoever may answer for him. */
export const nameGuest = defineCommand({
  type: 'name-guest',
  asked: from(each(['teller', 'lobby', 'manager'], BODY)),
  decide: (branch, command, actor) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    const wrong = referral.source.staffId === by.staffId ? null : refuseAnswer(branch, found);
    if (wrong !== null) return wrong;
    if (command.personRef === null) return accept([]);
    return accept([{ type: 'guest-named', referralId: referral.id, personRef: command.personRef, staffId: by.staffId }]);
  },
});
