import { defineCommand, from } from '../rule.ts';
import { isOpen } from '../state/referral.ts';
import { accept, refuse } from '../words/decision.ts';
import { MOMENT } from '../words/fields.ts';

/** knowingOpen: number of open referrals that the screen showed. They never cause a refusal; the person must only have seen the number. */
const BODY = {
  knowingOpen: MOMENT,
};

/**
 * Submits the day's forms (S76, S80), also after the branch has closed. Open referrals do not prevent it, but the number that
 * the screen showed must still be the true number.
 */
export const submitDayEnd = defineCommand({
  type: 'submit-day-end',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const { day } = branch.hall;
    if (day === null) return refuse('day-not-open', {});
    const referrals = [...branch.staff.referrals.values()];
    const open = referrals.filter(isOpen).length;
    if (open !== command.knowingOpen) return refuse('day-end-open', { count: open });
    const introduced = referrals.filter(({ outcome }) => outcome === 'introduced');
    const followUps = [...branch.staff.followUps.values()].filter(({ date }) => date === day.date);
    const managerIds = [...introduced, ...followUps].flatMap(({ managerId }) => (managerId === null ? [] : [managerId]));
    const last = branch.staff.dayEnds.get(day.date);
    return accept([
      {
        type: 'day-end-submitted',
        date: day.date,
        edition: (last?.edition ?? 0) + 1,
        staffId: actor.role === 'lobby' ? actor.staffId : '',
        referred: introduced.length,
        followUps: followUps.length,
        open,
        managerIds: [...new Set(managerIds)].sort(),
      },
    ]);
  },
});
