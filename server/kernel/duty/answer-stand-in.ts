import { defineCommand, from } from '../rule.ts';
import { FLAG } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { handedOver, placeOf } from './place.ts';

/** staffId: the person who asked. */
const BODY = {
  staffId: ID,
  accepts: FLAG,
};

/** Only the person asked may answer; accepting puts him at the post in the same moment as it frees the other. */
export const answerStandIn = defineCommand({
  type: 'answer-stand-in',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const place = placeOf(branch, actor);
    if (!place.ok) return place;
    const leaving = branch.staff.duties.get(command.staffId);
    const asked = leaving?.state === 'on' ? leaving.asked : null;
    if (asked?.standInId !== place.staffId) return refuse('stand-in-not-asked', {});
    const { standInId, state, backAt } = asked;
    if (!command.accepts) return accept([{ type: 'stand-in-declined', staffId: command.staffId, standInId }]);
    const by = { role: 'lobby', staffId: place.staffId } as const;
    return accept(handedOver(branch, { type: 'duty-handed-over', staffId: command.staffId, standInId, state, backAt, by }));
  },
});
