import type { Branch } from '../state/branch.ts';
import type { BranchEvent } from '../words/event.ts';
import { personRefsOf, type FollowUp, type FollowUpEnd } from '../state/follow-up.ts';
import type { FoundFollowUp } from './find-follow-up.ts';

/**
 * What else the day knows of this customer: names of the referral that led to the card, where he sat, names of appointments.
 * It rides into the next day with the follow-up, when referral and appointments are gone.
 */
export function refsBeside({ staff }: Branch, { id, referralId }: FollowUp): readonly string[] {
  const referral = staff.referrals.get(referralId ?? '');
  const said = referral === undefined ? [] : [referral.personRef, referral.lookRef, ...referral.pastRefs];
  const booked = [...staff.appointments.values()].filter(({ followUpId }) => followUpId === id).map(({ personRef }) => personRef);
  return [...said, ...booked].filter((ref) => ref !== null);
}

export function closed({ followUp, by }: FoundFollowUp, end: FollowUpEnd, further: readonly string[]): BranchEvent {
  return { type: 'follow-up-closed', followUpId: followUp.id, ...by, end, personRefs: [...personRefsOf(followUp), ...further] };
}
