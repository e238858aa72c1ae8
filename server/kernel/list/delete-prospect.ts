import { defineCommand, each, within } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { readerOf, staffIdOf } from './people.ts';

const BODY = {
  prospectId: ID,
};

export const deleteProspect = defineCommand({
  type: 'delete-prospect',
  asked: within(each(['manager', 'supervisor'], BODY)),
  decide: (_, { prospectId }, actor) => {
    return accept([{ type: 'prospect-deleted', prospectId, role: readerOf(actor), staffId: staffIdOf(actor) }]);
  },
});
