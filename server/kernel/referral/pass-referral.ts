import { defineCommand, each, from } from '../rule.ts';
import { isUnanswered } from '../state/referral.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findReferral, refuseAnswer, refuseTaken } from './find-referral.ts';

const BODY = {
  referralId: ID,
  toStaffId: ID,
};

/** Passes it to one colleague in the lobby, who is alerted as for a new one. */
export const passReferral = defineCommand({
  type: 'pass-referral',
  asked: from(each(['lobby', 'supervisor'], BODY)),
  decide: (branch, command, actor) => {
    const found = findReferral(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { configuration, referral, by } = found;
    const isKnown = configuration.staff.some(({ id, roles }) => id === command.toStaffId && roles.includes('lobby'));
    if (!isKnown || command.toStaffId === by.staffId) return refuse('unknown-staff', {});
    const wrong = refuseAnswer(branch, found);
    if (wrong !== null) return wrong;
    if (!isUnanswered(referral) && referral.state !== 'acknowledged') return refuse('referral-over', {});
    return (
      refuseTaken(found) ??
      accept([{ type: 'referral-passed', referralId: referral.id, staffId: by.staffId, toStaffId: command.toStaffId }])
    );
  },
});
