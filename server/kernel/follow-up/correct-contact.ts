import { defineCommand, from } from '../rule.ts';
import { CORRECTIONS_OF_CONTACT_MAX } from '../state/follow-up.ts';
import { apart, orNothing } from '../words/body.ts';
import { accept, refuse } from '../words/decision.ts';
import { DATE, ID, MOMENT } from '../words/fields.ts';
import { findOpenFollowUp, isAhead } from './find-follow-up.ts';

/** contactAt: when the contact was logged, as the screen shows it. personRef: the new note; null: the note stays. */
const BODY = {
  followUpId: ID,
  contactAt: MOMENT,
  nextOn: orNothing(DATE),
  personRef: apart('note', 'follow-up'),
};

/** The event names the old words, so they stay readable; an old note is a reference that expires with the rest. */
export const correctContact = defineCommand({
  type: 'correct-contact',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
    const found = findOpenFollowUp(branch, command.followUpId, actor, context);
    if (!found.ok) return found;
    const { followUp, by } = found;
    const contact = followUp.contacts.find(({ at }) => at === command.contactAt);
    if (contact === undefined) return refuse('unknown-contact', {});
    const was = { nextOn: contact.nextOn, noteRef: contact.noteRef };
    const words = { nextOn: command.nextOn ?? was.nextOn, noteRef: command.personRef ?? was.noteRef };
    if (words.nextOn === was.nextOn && words.noteRef === was.noteRef) return accept([]);
    if (words.nextOn !== null && words.nextOn !== was.nextOn && !isAhead(words.nextOn, context.local)) return refuse('due-date-wrong', {});
    if (contact.earlier.length >= CORRECTIONS_OF_CONTACT_MAX) return refuse('correction-limit', { limit: CORRECTIONS_OF_CONTACT_MAX });
    return accept([{ type: 'contact-corrected', followUpId: followUp.id, ...by, contactAt: contact.at, was, words }]);
  },
});
