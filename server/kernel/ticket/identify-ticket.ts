import { defineCommand, each, from } from '../rule.ts';
import { ID, IDENTIFICATION } from '../words/fields.ts';
import { identifiableTicket, refuseArmed, standingChanged } from './change-standing.ts';
import { refuseIdentification } from './refuse-identification.ts';

const BODY = {
  ticketId: ID,
  identification: IDENTIFICATION,
};

/** Staff recognise a customer (S13–S17): the ticket moves to the place of its new standing, at once and silently. */
export const identifyTicket = defineCommand({
  type: 'identify-ticket',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = identifiableTicket(branch, command.ticketId, actor);
    if (!known.ok) return known;
    const wrong = refuseIdentification(known.configuration, command.identification) ?? refuseArmed(branch, known);
    if (wrong !== null) return wrong;
    const { tier, segment, confidence, cueId } = command.identification;
    return standingChanged(known, 'identified', cueId, { ...known.record.standing, tier, segment, confidence });
  },
});
