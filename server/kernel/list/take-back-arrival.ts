import { accept } from '../words/decision.ts';
import { staffIdOf } from './people.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, within } from '../rule.ts';

/** Somebody else was meant. */
const BODY = {
  gatheringId: ID,
  attendeeId: ID,
};

/** GATHER-4: checked in by mistake; how many came with him is asked again when he is here. */
export const takeBackArrival = defineCommand({
  type: 'take-back-arrival',
  asked: within({ lobby: BODY }),
  decide: (_, command, actor) => {
    const { gatheringId, attendeeId } = command;
    return accept([{ type: 'arrival-taken-back', gatheringId, attendeeId, staffId: staffIdOf(actor) }]);
  },
});
