import { type Holder, isUnanswered, type Referral } from '../state/referral.ts';
import type { Context } from '../words/context.ts';
import type { BranchEvent } from '../words/event.ts';

export function acknowledged(referral: Referral, by: Holder, { now }: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral)) return [];
  return [{ type: 'referral-acknowledged', referralId: referral.id, ...by, afterMs: now - referral.raisedAt }];
}

/** Somebody is with the guest: coming without an acknowledgement acknowledges as well. */
export function attended(referral: Referral, by: Holder, context: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral) && referral.state !== 'acknowledged') return [];
  return [...acknowledged(referral, by, context), { type: 'referral-attended', referralId: referral.id, ...by }];
}
