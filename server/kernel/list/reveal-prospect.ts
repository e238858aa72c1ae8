import { accept } from '../words/decision.ts';
import { staffIdOf, readerOf } from './people.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, within, each } from '../rule.ts';

const BODY = {
  prospectId: ID,
};

/** LIST-3: who reads a telephone in clear is on record. */
export const revealProspect = defineCommand({
  type: 'reveal-prospect',
  asked: within(each(['manager', 'supervisor'], BODY)),
  decide: (_, { prospectId }, actor) => {
    return accept([{ type: 'prospect-revealed', prospectId, role: readerOf(actor), staffId: staffIdOf(actor) }]);
  },
});
