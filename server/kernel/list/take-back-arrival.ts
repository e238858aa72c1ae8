import { defineCommand, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { staffIdOf } from './people.ts';

/** The attendee who was checked in by mistake. */
const BODY = {
  gatheringId: ID,
  attendeeId: ID,
};

/** GATHER-4: undoes a mistaken check-in; the number of companions is asked again on arrival. */
export const takeBackArrival = defineCommand({
  type: 'take-back-arrival',
  asked: within({ lobby: BODY }),
  decide: (_, command, actor) => {
    const { gatheringId, attendeeId } = command;
    return accept([{ type: 'arrival-taken-back', gatheringId, attendeeId, staffId: staffIdOf(actor) }]);
  },
});
