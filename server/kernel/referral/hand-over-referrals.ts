import type { Branch } from '../state/branch.ts';
import { isOpen, isUnanswered, type Referral } from '../state/referral.ts';
import type { BranchEvent } from '../words/event.ts';

/** Referrals addressed to, or held by, a person who leaves pass to the stand-in; null: to everybody on duty. */
export function handOverReferrals(branch: Branch, staffId: string, toStaffId: string | null): readonly BranchEvent[] {
  return [...branch.staff.referrals.values()]
    .filter((referral) => answersFor(referral, staffId))
    .map(({ id: referralId }) => ({ type: 'referral-handed-over', referralId, staffId, toStaffId }));
}

/** The first person at an empty post takes over what was left there. */
export function takeUpReferrals(branch: Branch, toStaffId: string): readonly BranchEvent[] {
  const { duties } = branch.staff;
  if ([...duties.values()].some(({ state }) => state === 'on')) return [];
  return [...duties.keys()].filter((id) => id !== toStaffId).flatMap((staffId) => handOverReferrals(branch, staffId, toStaffId));
}

/** A holder who goes home or leaves the counter gives the referral back: somebody else must be told of the guest. */
export function giveUpReferrals(branch: Branch, staffId: string): readonly BranchEvent[] {
  return [...branch.staff.referrals.values()]
    .filter(({ state, holder }) => state === 'acknowledged' && holder?.role !== 'lobby' && holder?.staffId === staffId)
    .map(({ id: referralId }) => ({ type: 'referral-handed-over', referralId, staffId, toStaffId: null }));
}

function answersFor(referral: Referral, staffId: string): boolean {
  if (!isOpen(referral)) return false;
  if (isUnanswered(referral)) return referral.addresseeId === staffId;
  return referral.holder?.role === 'lobby' && referral.holder.staffId === staffId;
}
