import { refuseContactHour } from '../follow-up/contact-hour.ts';
import { defineCommand, within } from '../rule.ts';
import { CONTACT_RESULTS } from '../state/prospect.ts';
import { oneOf, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { DATE, ID } from '../words/fields.ts';
import { staffIdOf } from './people.ts';

/** dueOn: date of the next call, "2026-12-05"; null: nothing more to do. */
const BODY = {
  prospectId: ID,
  result: oneOf(CONTACT_RESULTS),
  dueOn: orNothing(DATE),
  /** Why the call was outside the hours for calls (S82); null: it was not. */
  reasonId: orNothing(ID),
};

/** LIST-2, LIST-4: a next date is in the future, and only while something is left to do; a call at night needs a reason (S82). */
export const logProspectContact = defineCommand({
  type: 'log-prospect-contact',
  asked: within({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const { prospectId, result, dueOn, reasonId } = command;
    const { local, configuration } = context;
    const refused = refuseContactHour((branch.hall.configuration ?? configuration).guidance, reasonId, local);
    if (refused !== null) return refused;
    const goesOn = result === 'reached' || result === 'no-answer';
    const wrong = dueOn !== null && (!goesOn || dueOn < local.date || dueOn > aYearAfter(local.date));
    if (wrong) return refuse('due-date-wrong', {});
    return accept([{ type: 'prospect-contacted', prospectId, result, dueOn, reasonId, staffId: staffIdOf(actor) }]);
  },
});

function aYearAfter(date: string): string {
  return `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
}
