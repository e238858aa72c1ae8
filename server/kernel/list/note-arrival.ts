import { findManager } from '../referral/received.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';

const BODY = {
  managerId: ID,
  attendeeId: ID,
};

/** GATHER-6: the manager, or an assistant of his, knows that the guest is here. */
export const noteArrival = defineCommand({
  type: 'note-arrival',
  asked: from({ manager: BODY }),
  decide: (branch, { managerId, attendeeId }, actor) => {
    const found = findManager(branch, managerId, actor);
    if (!found.ok) return found;
    if (branch.staff.arrivals.get(attendeeId)?.managerId !== managerId) return refuse('unknown-arrival', {});
    return accept([{ type: 'arrival-noted', attendeeId, managerId, staffId: found.staffId }]);
  },
});
