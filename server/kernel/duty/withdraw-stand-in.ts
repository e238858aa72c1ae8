import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { NO_BODY } from '../words/fields.ts';
import { placeOf } from './place.ts';

export const withdrawStandIn = defineCommand({
  type: 'withdraw-stand-in',
  asked: from({ lobby: NO_BODY }),
  decide: (branch, _command, actor) => {
    const place = placeOf(branch, actor);
    if (!place.ok) return place;
    const asked = place.duty?.asked ?? null;
    return asked === null
      ? refuse('stand-in-not-asked', {})
      : accept([{ type: 'stand-in-withdrawn', staffId: place.staffId, standInId: asked.standInId }]);
  },
});
