import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Actor } from '../words/actor.ts';
import { apart } from '../words/body.ts';
import { accept, type Decision } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { actsFor, findReferral, refuseAnswer } from './find-referral.ts';

/** personRef: the salutation, which may follow later, so that raising takes three keys. */
const BODY = {
  referralId: ID,
  personRef: apart('salutation', 'record'),
};

/** The person who referred a guest, everybody who may answer, and the manager who sits with the guest can add the salutation. */
export const nameGuest = defineCommand({
  type: 'name-guest',
  asked: from(each(['teller', 'lobby', 'manager'], BODY)),
  decide: (branch, command, actor) => {
    const { referralId, personRef } = command;
    if (actor.role === 'manager' && sitsWith(branch, actor, referralId)) return named(referralId, personRef, actor.staffId);
    const found = findReferral(branch, referralId, actor);
    if (!found.ok) return found;
    const { referral, by } = found;
    const wrong = referral.source.staffId === by.staffId ? null : refuseAnswer(branch, found);
    return wrong ?? named(referralId, personRef, by.staffId);
  },
});

function named(referralId: string, personRef: string | null, staffId: string): Decision {
  return accept(personRef === null ? [] : [{ type: 'guest-named', referralId, personRef, staffId }]);
}

/** The referral ended with the introduction; the guest is still here, and now gives the name. */
function sitsWith(branch: Branch, actor: Actor, referralId: string): boolean {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return false;
  return [...branch.staff.managers.values()].some(
    ({ id, guest }) => guest?.kind === 'referral' && guest.referralId === referralId && actsFor(configuration, actor, id),
  );
}
