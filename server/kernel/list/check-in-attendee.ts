import { defineCommand, within } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { COUNT, ID, MOMENT } from '../words/fields.ts';
import { COMPANIONS_MAX, GATHERING_DOORS_MS } from '../words/list.ts';
import { isManager, staffIdOf } from './people.ts';

const BODY = {
  gatheringId: ID,
  attendeeId: ID,
  companions: COUNT,
  managerId: ID,
  /** When the gathering begins, by the list. */
  startsAt: MOMENT,
};

const HOUR_MS = 60 * 60 * 1_000;

/** GATHER-3, GATHER-5: a manager of the branch looks after each attendee who arrives (S93), once the doors are open. */
export const checkInAttendee = defineCommand({
  type: 'check-in-attendee',
  asked: within({ lobby: BODY }),
  decide: (branch, command, actor, context) => {
    const { gatheringId, attendeeId, companions, managerId, startsAt } = command;
    if (context.now < startsAt - GATHERING_DOORS_MS) return refuse('gathering-not-yet', { hours: GATHERING_DOORS_MS / HOUR_MS });
    if (companions < 0 || companions > COMPANIONS_MAX) return refuse('too-many-companions', { limit: COMPANIONS_MAX });
    if (!isManager(branch, context, managerId)) return refuse('unknown-manager', {});
    return accept([{ type: 'attendee-arrived', gatheringId, attendeeId, companions, managerId, staffId: staffIdOf(actor) }]);
  },
});
