import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { staffName } from '../guards.ts';
import { handOverReferrals } from '../referral/hand-over-referrals.ts';
import { backAtOf, placeOf } from './place.ts';
import { orNothing } from '../words/body.ts';
import { ID, MOMENT, LEAVING } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

const BODY = {
  state: LEAVING,
  backAt: orNothing(MOMENT),
  reasonId: ID,
};

/** Nobody comes: there must be a reason, and the supervisor learns when the post is empty. */
export const leaveDuty = defineCommand({
  type: 'leave-duty',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const place = placeOf(branch, actor);
    if (!place.ok) return place;
    const { configuration, staffId, duty } = place;
    if (duty === null) return refuse('not-on-duty', { staff: staffName(configuration, staffId) });
    const { state, reasonId } = command;
    if (!configuration.guidance.awayReasons.some(({ id }) => id === reasonId)) return refuse('unknown-reason', {});
    const left = [...branch.staff.duties.values()].filter((one) => one.state === 'on' && one.staffId !== staffId);
    const gap: readonly BranchEvent[] = left.length === 0 ? [{ type: 'duty-gap-opened', staffId, reasonId }] : [];
    return accept([
      { type: 'duty-left', staffId, state, backAt: backAtOf(state, command.backAt), reasonId },
      ...handOverReferrals(branch, staffId, left[0]?.staffId ?? null),
      ...gap,
    ]);
  },
});
