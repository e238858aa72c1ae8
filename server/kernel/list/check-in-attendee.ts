import { accept, refuse } from '../words/decision.ts';
import { COMPANIONS_MAX } from '../words/list.ts';
import { isManager, staffIdOf } from './people.ts';
import { ID, COUNT } from '../words/fields.ts';
import { defineCommand, within } from '../rule.ts';

const BODY = {
  gatheringId: ID,
  attendeeId: ID,
  companions: COUNT,
  managerId: ID,
};

/** GATHER-3: who arrives has a manager of the branch to look after him (S93). */
export const checkInAttendee = defineCommand({
  type: 'check-in-attendee',
  asked: within({ lobby: BODY }),
  decide: (branch, command, actor, context) => {
    const { gatheringId, attendeeId, companions, managerId } = command;
    if (companions < 0 || companions > COMPANIONS_MAX) return refuse('too-many-companions', { limit: COMPANIONS_MAX });
    if (!isManager(branch, context, managerId)) return refuse('unknown-manager', {});
    return accept([{ type: 'attendee-arrived', gatheringId, attendeeId, companions, managerId, staffId: staffIdOf(actor) }]);
  },
});
