import type { Context } from '../words/context.ts';
import type { BranchEvent } from '../words/event.ts';
import { isUnanswered, type Holder, type Referral } from '../state/referral.ts';

export function acknowledged(referral: Referral, by: Holder, { now }: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral)) return [];
  return [{ type: 'referral-acknowledged', referralId: referral.id, ...by, afterMs: now - referral.raisedAt }];
}

/** With the customer: who comes without having said so is acknowledged by coming. */
export function attended(referral: Referral, by: Holder, context: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral) && referral.state !== 'acknowledged') return [];
  return [...acknowledged(referral, by, context), { type: 'referral-attended', referralId: referral.id, ...by }];
}
