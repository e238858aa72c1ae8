import { accept } from '../words/decision.ts';
import { staffIdOf } from './people.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, within, each } from '../rule.ts';

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
