import { defineCommand, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { staffIdOf } from './people.ts';

const BODY = {
  gatheringId: ID,
};

export const cancelGathering = defineCommand({
  type: 'cancel-gathering',
  asked: within({ supervisor: BODY }),
  decide: (_, { gatheringId }, actor) => {
    return accept([{ type: 'gathering-cancelled', gatheringId, staffId: staffIdOf(actor) }]);
  },
});
