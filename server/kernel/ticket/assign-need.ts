import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { identifiableTicket, refuseArmed, standingChanged } from './change-standing.ts';

const BODY = {
  ticketId: ID,
  needId: ID,
};

/** A person sees a need, never a machine: large text at the kiosk is no need. */
export const assignNeed = defineCommand({
  type: 'assign-need',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = identifiableTicket(branch, command.ticketId, actor);
    if (!known.ok) return known;
    if (!known.configuration.needs.some(({ id }) => id === command.needId)) return refuse('unknown-need', {});
    if (known.record.standing.needId === command.needId) return accept([]);
    return (
      refuseArmed(branch, known) ?? standingChanged(known, 'need-assigned', null, { ...known.record.standing, needId: command.needId })
    );
  },
});
