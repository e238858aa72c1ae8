import { defineCommand, each, within } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { COUNT, ID } from '../words/fields.ts';
import { COMPANIONS_MAX } from '../words/list.ts';
import { staffIdOf } from './people.ts';

const BODY = {
  gatheringId: ID,
  attendeeId: ID,
  companions: COUNT,
};

/** GATHER-2: a customer brings at most two friends (S92). */
export const registerAttendee = defineCommand({
  type: 'register-attendee',
  asked: within(each(['lobby', 'manager', 'supervisor'], BODY)),
  decide: (_, command, actor) => {
    const { gatheringId, attendeeId, companions } = command;
    if (companions < 0 || companions > COMPANIONS_MAX) return refuse('too-many-companions', { limit: COMPANIONS_MAX });
    return accept([{ type: 'attendee-registered', gatheringId, attendeeId, companions, staffId: staffIdOf(actor) }]);
  },
});
