import { staffName } from '../guards.ts';
import { takeUpReferrals } from '../referral/hand-over-referrals.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { NO_BODY } from '../words/fields.ts';
import { placeOf } from './place.ts';

export const startDuty = defineCommand({
  type: 'start-duty',
  asked: from({ lobby: NO_BODY }),
  decide: (branch, _command, actor, { now }) => {
    const place = placeOf(branch, actor);
    if (!place.ok) return place;
    if (place.duty !== null) return refuse('already-on-duty', { staff: staffName(place.configuration, place.staffId) });
    return accept([
      { type: 'duty-started', staffId: place.staffId },
      ...gapClosed(branch, place.staffId, now),
      ...takeUpReferrals(branch, place.staffId),
    ]);
  },
});

function gapClosed({ staff }: Branch, staffId: string, now: number): readonly BranchEvent[] {
  return staff.dutyGap === null ? [] : [{ type: 'duty-gap-closed', staffId, gapMs: now - staff.dutyGap.since }];
}
