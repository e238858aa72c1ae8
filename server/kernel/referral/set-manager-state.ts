import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { type Manager, MANAGER_STATES } from '../state/manager.ts';
import type { Referral } from '../state/referral.ts';
import { oneOf, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID, MOMENT } from '../words/fields.ts';
import { giveUpReferrals } from './hand-over-referrals.ts';
import { findManager, visitorsOf } from './received.ts';

const BODY = {
  managerId: ID,
  state: oneOf(MANAGER_STATES),
  backAt: orNothing(MOMENT),
};

/** Free, with a customer, away until a time, or off (S41). No manager goes off while guests wait for him by name. */
export const setManagerState = defineCommand({
  type: 'set-manager-state',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor) => {
    const found = findManager(branch, command.managerId, actor);
    if (!found.ok) return found;
    const { manager, staffId } = found;
    const { managerId, state } = command;
    if (manager.guest !== null && state !== 'with-customer') return refuse('meeting-open', {});
    const waiting = guestsOf(branch, managerId).length + visitorsOf(branch, managerId).length;
    if (state === 'off' && waiting > 0) return refuse('guests-waiting', { count: waiting });
    const backAt = state === 'away' ? command.backAt : null;
    if (manager.state === state && manager.backAt === backAt) return accept([]);
    const set: BranchEvent = { type: 'manager-state-set', managerId, staffId, state, backAt };
    const left = state === 'away' || state === 'off' ? leftAlone(branch, managerId) : [];
    const givenUp = state === 'away' || state === 'off' ? giveUpReferrals(branch, managerId) : [];
    return accept([set, ...givenUp, ...left.map((referral): BranchEvent => ({ type: 'guest-overdue', referralId: referral.id }))]);
  },
});

/**
 * Guests left without a manager: those who wait for the one who goes, and those who wait for anybody when nobody
 * else is there. The lobby must know at once.
 */
function leftAlone(branch: Branch, managerId: string): readonly Referral[] {
  const isPresent = ({ id, state }: Manager): boolean => id !== managerId && (state === 'free' || state === 'with-customer');
  const isManned = [...branch.staff.managers.values()].some(isPresent);
  return [...branch.staff.referrals.values()].filter(
    (one) => one.state === 'waiting' && !one.isOverdue && (one.managerId === managerId || (one.managerId === null && !isManned)),
  );
}

/** Guests who wait for this manager by name. */
function guestsOf(branch: Branch, managerId: string): readonly Referral[] {
  return [...branch.staff.referrals.values()].filter((referral) => referral.state === 'waiting' && referral.managerId === managerId);
}
