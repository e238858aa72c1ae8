import type { Branch } from '../state/branch.ts';
import { type FollowUp, type FollowUpEnd, personRefsOf } from '../state/follow-up.ts';
import type { BranchEvent } from '../words/event.ts';
import type { FoundFollowUp } from './find-follow-up.ts';

/**
 * Further references to this customer that the day holds: names in the referral that led to the card, his seat, names in
 * appointments. The next day's carry keeps them with the follow-up, because referral and appointments are gone by then.
 */
export function relatedRefs({ staff }: Branch, { id, referralId }: FollowUp): readonly string[] {
  const referral = staff.referrals.get(referralId ?? '');
  const said = referral === undefined ? [] : [referral.personRef, referral.lookRef, ...referral.pastRefs];
  const booked = [...staff.appointments.values()].filter(({ followUpId }) => followUpId === id).map(({ personRef }) => personRef);
  return [...said, ...booked].filter((ref) => ref !== null);
}

export function closed({ followUp, by }: FoundFollowUp, end: FollowUpEnd, further: readonly string[]): BranchEvent {
  return { type: 'follow-up-closed', followUpId: followUp.id, ...by, end, personRefs: [...personRefsOf(followUp), ...further] };
}
