import { defineCommand, from } from '../rule.ts';
import { accept } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { findWaiting } from './elderly.ts';

const BODY = {
  ticketId: ID,
};

/** "已询问": somebody has asked what brings this customer here (S19). */
export const noteAsked = defineCommand({
  type: 'note-asked',
  asked: from({ lobby: BODY }),
  decide: (branch, { ticketId }, actor) => {
    const found = findWaiting(branch, ticketId, actor);
    if (!found.ok) return found;
    return accept(branch.staff.asked.has(ticketId) ? [] : [{ type: 'customer-asked', ticketId, staffId: found.staffId }]);
  },
});
