import { accept, refuse } from '../words/decision.ts';
import { knowing, refuseArmed, standingChanged } from './change-standing.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

const BODY = {
  ticketId: ID,
  needId: ID,
};

/** Need is seen by a person, never by a machine: large text at the kiosk is not one. */
export const assignNeed = defineCommand({
  type: 'assign-need',
  asked: from(each(['teller', 'lobby'], BODY)),
  decide: (branch, command, actor) => {
    const known = knowing(branch, command.ticketId, actor);
    if (!known.ok) return known;
    if (!known.configuration.needs.some(({ id }) => id === command.needId)) return refuse('unknown-need', {});
    if (known.record.standing.needId === command.needId) return accept([]);
    return (
      refuseArmed(branch, known) ?? standingChanged(known, 'need-assigned', null, { ...known.record.standing, needId: command.needId })
    );
  },
});
