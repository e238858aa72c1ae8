import { defineCommand, each, from } from '../rule.ts';
import { CORRECTIONS_OF_FOLLOW_UP_MAX, type FollowUp } from '../state/follow-up.ts';
import { apart, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { CONTACT_CHANNEL, DATE, ID, TIME_SPAN } from '../words/fields.ts';
import type { FollowUpTerms } from '../words/follow-up.ts';
import { findOpenFollowUp, refuseTerms } from './find-follow-up.ts';

/** personRef null: the personal data stays; otherwise it refers to what changed of it. */
const BODY = {
  followUpId: ID,
  managerId: ID,
  channel: CONTACT_CHANNEL,
  preferred: orNothing(TIME_SPAN),
  dueOn: DATE,
  personRef: apart('person', 'follow-up'),
};

/** The event names the old values, so they stay readable; old personal data is a reference that expires with the rest. */
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
    // An overdue date may stay while the rest is corrected.
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
