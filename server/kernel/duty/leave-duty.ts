import { staffName } from '../guards.ts';
import { handOverReferrals } from '../referral/hand-over-referrals.ts';
import { defineCommand, from } from '../rule.ts';
import { orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { ID, LEAVING, MOMENT } from '../words/fields.ts';
import { backAtOf, placeOf } from './place.ts';

const BODY = {
  state: LEAVING,
  backAt: orNothing(MOMENT),
  reasonId: ID,
};

/** Leaves the post without a stand-in: a reason is needed, and the supervisor is told when the post is empty. */
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
