import { addDays } from '../configuration/calendar.ts';
import { minuteOfDay } from '../day/opening-hours.ts';
import { defineCommand, from } from '../rule.ts';
import { CONTACT_MEANS, CONTACT_RESULTS, CONTACTS_OF_FOLLOW_UP_MAX, stateAfter } from '../state/follow-up.ts';
import { apart, oneOf, orNothing, type ValuesOf } from '../words/body.ts';
import type { LocalTime } from '../words/context.ts';
import { acceptWith, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { DATE, ID } from '../words/fields.ts';
import type { ContactWarning } from '../words/receipt.ts';
import { closed } from './closed-follow-up.ts';
import { refuseContactHour } from './contact-hour.ts';
import { dueAfter, findOpenFollowUp, type FoundFollowUp, isAhead } from './find-follow-up.ts';

/** nextOn null: the date that follows from the result. reasonId: why so late in the evening. personRef: the note. */
const BODY = {
  followUpId: ID,
  means: oneOf(CONTACT_MEANS),
  result: oneOf(CONTACT_RESULTS),
  nextOn: orNothing(DATE),
  reasonId: orNothing(ID),
  personRef: apart('note', 'follow-up'),
};
type Asking = ValuesOf<typeof BODY>;

/** Records what came of a contact (S84). Two results close the follow-up; a customer who does not answer is tried again the next day. */
export const logContact = defineCommand({
  type: 'log-contact',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const found = findOpenFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    const { followUp, by } = found;
    const { means, result, reasonId } = command;
    const { local } = context;
    if (followUp.contacts.length >= CONTACTS_OF_FOLLOW_UP_MAX) return refuse('contact-limit', { limit: CONTACTS_OF_FOLLOW_UP_MAX });
    const goesOn = result === 'booked' || result === 'again' || result === 'no-answer';
    if (command.nextOn !== null && (!goesOn || !isAhead(command.nextOn, local))) return refuse('due-date-wrong', {});
    const wrong = refuseHour(found, command, local);
    if (wrong !== null) return wrong;
    const logged: BranchEvent = {
      type: 'contact-logged',
      followUpId: followUp.id,
      ...by,
      means,
      result,
      nextOn: command.nextOn ?? nextAfter(found, result, local),
      reasonId,
      noteRef: command.personRef,
      state: stateAfter(followUp.state, result),
    };
    const noteRefs = command.personRef === null ? [] : [command.personRef];
    const end = goesOn ? [] : [closed(found, result === 'not-target' ? 'not-target' : 'no-interest', noteRefs)];
    return acceptWith({ kind: 'contact', warnings: warningsOf(found, command, local) }, [logged, ...end]);
  },
});

function nextAfter({ configuration }: FoundFollowUp, result: Asking['result'], local: LocalTime): string | null {
  switch (result) {
    case 'booked':
    case 'again':
      return dueAfter(configuration, local);
    case 'no-answer':
      return addDays(local.date, 1);
    case 'no-interest':
    case 'not-target':
      return null;
    default:
      return result satisfies never;
  }
}

/** The hours for calls (S82) hold here too, except for a visit, which the customer chose. */
function refuseHour({ configuration }: FoundFollowUp, { means, reasonId }: Asking, local: LocalTime): Refused | null {
  return means === 'visit' && reasonId === null ? null : refuseContactHour(configuration.guidance, reasonId, local);
}

function warningsOf({ configuration, followUp }: FoundFollowUp, { means }: Asking, local: LocalTime): ContactWarning[] {
  if (means === 'visit') return [];
  const { contact } = configuration.guidance;
  const { preferred } = followUp;
  const { minuteOfDay: minute } = local;
  const warnings: ContactWarning[] = [];
  if (minute < minuteOfDay(contact.from) || minute >= minuteOfDay(contact.to)) warnings.push('late');
  if (preferred !== null && (minute < minuteOfDay(preferred.from) || minute >= minuteOfDay(preferred.to)))
    warnings.push('outside-preferred');
  return warnings;
}
