import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findManager } from './received.ts';

const BODY = {
  managerId: ID,
  referralId: ID,
};

export const readGuest = defineCommand({
  type: 'read-guest',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor) => {
    const found = findManager(branch, command.managerId, actor);
    if (!found.ok) return found;
    const referral = branch.staff.referrals.get(command.referralId);
    const isOthers = referral !== undefined && referral.managerId !== null && referral.managerId !== command.managerId;
    if (referral === undefined || isOthers) return refuse('unknown-referral', {});
    const news = referral.state === 'waiting' && !referral.isRead;
    return accept(news ? [{ type: 'guest-read', referralId: referral.id, staffId: found.staffId }] : []);
  },
});
