import { defineCommand, each, from } from '../rule.ts';
import { undoIdentificationUntil } from '../state/undo.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { identifiableTicket, refuseArmed, standingChanged } from './change-standing.ts';

const BODY = {
  ticketId: ID,
};

/** Somebody was taken for somebody else: what was known before is known again. The record keeps both, and who did which. */
export const undoIdentification = defineCommand({
  type: 'undo-identification',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor, context) => {
    const known = identifiableTicket(branch, command.ticketId, actor);
    if (!known.ok) return known;
    const { beforeIdentified } = known.record;
    const until = undoIdentificationUntil(known.record, known.configuration.rules);
    if (beforeIdentified === null || until === null) return refuse('nothing-to-undo', {});
    if (context.now > until) return refuse('undo-too-late', { number: known.ticket.number });
    const { standing, cueId } = beforeIdentified;
    return refuseArmed(branch, known) ?? standingChanged(known, 'identification-undone', cueId, standing);
  },
});
