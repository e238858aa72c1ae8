import { actsFor } from '../referral/find-referral.ts';
import { defineCommand, from } from '../rule.ts';
import { NOTHING, text } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

/** managerId: that manager's copy; null: the archive's. */
const MANAGER_BODY = {
  date: text({ minLength: null, maxLength: null, pattern: null, isTrimmed: false }),
  managerId: ID,
};
const SUPERVISOR_BODY = {
  date: text({ minLength: null, maxLength: null, pattern: null, isTrimmed: false }),
  managerId: NOTHING,
};

/** A manager, or whoever acts for him, receives the copy of his own customers; the head of the centre receives the archive's. */
export const receiveDayEnd = defineCommand({
  type: 'receive-day-end',
  asked: from({ manager: MANAGER_BODY, supervisor: SUPERVISOR_BODY }),
  decide: (branch, command, actor) => {
    const dayEnd = branch.staff.dayEnds.get(command.date);
    const { configuration } = branch.hall;
    const { managerId, date } = command;
    if (dayEnd === undefined || configuration === null) return refuse('unknown-day-end', {});
    if (actor.role !== 'manager' && actor.role !== 'supervisor') return refuse('not-allowed', {});
    const received = { type: 'day-end-received', date, edition: dayEnd.edition, managerId, staffId: actor.staffId } as const;
    if (managerId === null) {
      if (actor.role !== 'supervisor') return refuse('not-allowed', {});
      return accept(dayEnd.archive === null ? [received] : []);
    }
    if (dayEnd.managers[managerId] === undefined) return refuse('unknown-day-end', {});
    if (!actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
    return accept(dayEnd.managers[managerId] === null ? [received] : []);
  },
});
