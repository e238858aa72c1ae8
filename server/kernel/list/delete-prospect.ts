import { accept } from '../words/decision.ts';
import { staffIdOf, readerOf } from './people.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, within, each } from '../rule.ts';

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
