import { defineCommand, each, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { readerOf, staffIdOf } from './people.ts';

const BODY = {
  prospectId: ID,
};

/** LIST-3: records who reads a phone number in clear. */
export const revealProspect = defineCommand({
  type: 'reveal-prospect',
  asked: within(each(['manager', 'supervisor'], BODY)),
  decide: (_, { prospectId }, actor) => {
    return accept([{ type: 'prospect-revealed', prospectId, role: readerOf(actor), staffId: staffIdOf(actor) }]);
  },
});
