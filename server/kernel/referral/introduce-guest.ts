import { staffName } from '../guards.ts';
import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { attended } from './attended.ts';
import { closed, escorted, guidable, refuseServed } from './concluded.ts';

/** managerId: the manager who is free. */
const BODY = {
  referralId: ID,
  managerId: ID,
};

/** A manager is free (S40 A): the guest is introduced at once, without selling (S37). */
export const introduceGuest = defineCommand({
  type: 'introduce-guest',
  asked: from(each(['teller', 'lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = guidable(branch, command.referralId, actor);
    if (!found.ok) return found;
    const manager = branch.staff.managers.get(command.managerId);
    if (manager === undefined) return refuse('unknown-manager', {});
    if (manager.state !== 'free') return refuse('manager-not-free', { staff: staffName(found.configuration, manager.id) });
    const { referral, by } = found;
    const guest = { kind: 'referral', referralId: referral.id } as const;
    return (
      refuseServed(branch, referral) ??
      accept([
        ...attended(referral, by, context),
        ...escorted(branch, referral.ticketId, by.staffId),
        { type: 'guest-greeted', managerId: manager.id, guest, staffId: by.staffId, waitMs: null },
        closed(found, 'introduced', manager.id),
      ])
    );
  },
});
