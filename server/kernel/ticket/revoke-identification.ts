import { defineCommand, each, from } from '../rule.ts';
import { refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { identifiableTicket, refuseArmed, standingChanged } from './change-standing.ts';

const BODY = {
  ticketId: ID,
};

/** The identification was a mistake: the ticket returns to the place of its own arrival. Passes that it made stay made. */
export const revokeIdentification = defineCommand({
  type: 'revoke-identification',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = identifiableTicket(branch, command.ticketId, actor);
    if (!known.ok) return known;
    const { standing } = known.record;
    if (standing.tier === 'none' && standing.segment === null) return refuse('not-identified', { number: known.ticket.number });
    return (
      refuseArmed(branch, known) ??
      standingChanged(known, 'revoked', null, { ...standing, tier: 'none', segment: null, confidence: 'possible' })
    );
  },
});
