import { accept, refuse } from '../words/decision.ts';
import { staffName } from '../guards.ts';
import { backAtOf, placeOf, worksInLobby } from './place.ts';
import { orNothing } from '../words/body.ts';
import { ID, MOMENT, LEAVING } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

/** backAt: when an absent person will be back, epoch ms; null: not said. */
const BODY = {
  standInId: ID,
  state: LEAVING,
  backAt: orNothing(MOMENT),
};

/** Asking another person takes the question back that was put to the first. */
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
