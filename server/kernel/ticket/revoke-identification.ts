import { refuse } from '../words/decision.ts';
import { knowing, refuseArmed, standingChanged } from './change-standing.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

const BODY = {
  ticketId: ID,
};

/** It was a mistake: the ticket goes back to the place of its own arrival. Who passed others meanwhile has passed them. */
export const revokeIdentification = defineCommand({
  type: 'revoke-identification',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = knowing(branch, command.ticketId, actor);
    if (!known.ok) return known;
    const { standing } = known.record;
    if (standing.tier === 'none' && standing.segment === null) return refuse('not-identified', { number: known.ticket.number });
    return (
      refuseArmed(branch, known) ??
      standingChanged(known, 'revoked', null, { ...standing, tier: 'none', segment: null, confidence: 'possible' })
    );
  },
});
