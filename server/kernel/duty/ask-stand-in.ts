import { staffName } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID, LEAVING, MOMENT } from '../words/fields.ts';
import { backAtOf, placeOf, worksInLobby } from './place.ts';

/** backAt: when an absent person will be back, epoch ms; null: not said. */
const BODY = {
  standInId: ID,
  state: LEAVING,
  backAt: orNothing(MOMENT),
};

/** Asking a second person withdraws the question to the first. */
export const askStandIn = defineCommand({
  type: 'ask-stand-in',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor) => {
    const place = placeOf(branch, actor);
    if (!place.ok) return place;
    if (place.duty === null) return refuse('not-on-duty', { staff: staffName(place.configuration, place.staffId) });
    const { standInId, state, backAt } = command;
    if (standInId === place.staffId || !worksInLobby(place.configuration, standInId)) return refuse('no-stand-in', {});
    return accept([{ type: 'stand-in-asked', staffId: place.staffId, standInId, state, backAt: backAtOf(state, backAt) }]);
  },
});
