import { defineCommand, each, fromAndWithin } from '../rule.ts';
import { apart, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { attended } from './attended.ts';
import { escorted, guidable, refuseServed } from './concluded.ts';

/** managerId null: the first manager who is free. */
const BODY = {
  referralId: ID,
  managerId: orNothing(ID),
  lookRef: apart('look', 'day'),
};

/** The guest waits (S40 C, S44): seat and chips go to the manager's quiet inbox. Repeating it corrects them. */
export const seatGuest = defineCommand({
  type: 'seat-guest',
  asked: fromAndWithin(each(['lobby', 'manager'], BODY), { teller: BODY }),
  decide: (branch, command, actor, context) => {
    const found = guidable(branch, command.referralId, actor);
    if (!found.ok) return found;
    const { managerId, lookRef } = command;
    if (managerId !== null && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
    const { referral, by } = found;
    return (
      refuseServed(branch, referral) ??
      accept([
        ...attended(referral, by, context),
        ...escorted(branch, referral.ticketId, by.staffId),
        { type: 'guest-seated', referralId: referral.id, ...by, managerId, lookRef },
      ])
    );
  },
});
