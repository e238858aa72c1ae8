import { defineCommand, within } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { COUNT, ID } from '../words/fields.ts';
import { COMPANIONS_MAX } from '../words/list.ts';
import { isManager, staffIdOf } from './people.ts';

const BODY = {
  gatheringId: ID,
  attendeeId: ID,
  companions: COUNT,
  managerId: ID,
};

/** GATHER-3: a manager of the branch looks after each attendee who arrives (S93). */
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
