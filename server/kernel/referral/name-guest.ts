import { defineCommand, each, from } from '../rule.ts';
import { apart } from '../words/body.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findReferral, refuseAnswer } from './find-referral.ts';

/** personRef: the salutation, which may follow later, so that raising takes three keys. */
const BODY = {
  referralId: ID,
  personRef: apart('salutation', 'record'),
};

/** The person who referred a guest, and everybody who may answer, can add the guest's salutation. */
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
