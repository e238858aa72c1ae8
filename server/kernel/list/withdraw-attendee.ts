import { defineCommand, each, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { staffIdOf } from './people.ts';

const BODY = {
  gatheringId: ID,
  attendeeId: ID,
};

export const withdrawAttendee = defineCommand({
  type: 'withdraw-attendee',
  asked: within(each(['lobby', 'manager', 'supervisor'], BODY)),
  decide: (_, command, actor) => {
    const { gatheringId, attendeeId } = command;
    return accept([{ type: 'attendee-withdrawn', gatheringId, attendeeId, staffId: staffIdOf(actor) }]);
  },
});
