import { accept, refuse } from '../words/decision.ts';
import { CORRECTIONS_OF_FOLLOW_UP_MAX, type FollowUp } from '../state/follow-up.ts';
import type { FollowUpTerms } from '../words/follow-up.ts';
import { findOpenFollowUp, refuseTerms } from './find-follow-up.ts';
import { orNothing, apart } from '../words/body.ts';
import { ID, DATE, TIME_SPAN, CONTACT_CHANNEL } from '../words/fields.ts';
import { defineCommand, from, each } from '../rule.ts';

/** personRef null: what is known of the person stays; else it holds what changed of it. */
const BODY = {
  followUpId: ID,
  managerId: ID,
  channel: CONTACT_CHANNEL,
  preferred: orNothing(TIME_SPAN),
  dueOn: DATE,
  personRef: apart('person', 'follow-up'),
};

/** What was written before stays readable: the event names it, and of the person a reference that lives no longer than the rest. */
export const correctFollowUp = defineCommand({
  type: 'correct-follow-up',
  asked: from(each(['teller', 'lobby', 'manager', 'supervisor'], BODY)),
  decide: (branch, command, actor, context) => {
    const found = findOpenFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    const { configuration, followUp, by } = found;
    const { managerId, channel, preferred, dueOn } = command;
    const terms = { managerId, channel, preferred, dueOn };
    const was = termsOf(followUp);
    const isSame = JSON.stringify(terms) === JSON.stringify(was);
    if (isSame && command.personRef === null) return accept([]);
    // What is overdue may stay so while the rest is corrected.
    const wrong = refuseTerms(configuration, dueOn === was.dueOn ? { ...terms, dueOn: context.local.date } : terms, context.local);
    if (wrong !== null) return wrong;
    if (followUp.pastRefs.length >= CORRECTIONS_OF_FOLLOW_UP_MAX)
      return refuse('correction-limit', { limit: CORRECTIONS_OF_FOLLOW_UP_MAX });
    const { personRef: personWas } = followUp;
    return accept([
      {
        type: 'follow-up-corrected',
        followUpId: followUp.id,
        ...by,
        was,
        terms,
        personWas,
        personRef: command.personRef ?? personWas,
      },
    ]);
  },
});

function termsOf({ managerId, channel, preferred, dueOn }: FollowUp): FollowUpTerms {
  return { managerId, channel, preferred, dueOn };
}
