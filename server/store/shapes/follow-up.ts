import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import {
  type Contact,
  CONTACT_CHANNELS,
  CONTACT_MEANS,
  CONTACT_RESULTS,
  type EarlierWords,
  FOLLOW_UP_ENDS,
  FOLLOW_UP_ROLES,
  FOLLOW_UP_STATES,
  type FollowUp,
  type TimeSpan,
} from '../../kernel/state/follow-up.ts';
import type { ContactWords, FollowUpEvent, FollowUpEventType, FollowUpTerms } from '../../kernel/words/follow-up.ts';
import { type Check, date, exactly, id, listOf, natural, oneOf, orNull, personRef, type Shape, text } from './checks.ts';

const channel = oneOf(CONTACT_CHANNELS);
const means = oneOf(CONTACT_MEANS);
const result = oneOf(CONTACT_RESULTS);
const state = oneOf(FOLLOW_UP_STATES);
const end = oneOf(FOLLOW_UP_ENDS);
const role = oneOf(FOLLOW_UP_ROLES);
const preferred = orNull(exactly<TimeSpan>({ from: text, to: text }));
const terms = exactly<FollowUpTerms>({ managerId: id, channel, preferred, dueOn: date });
const refs: Check<readonly string[]> = listOf(personRef);
const by = { followUpId: id, role, staffId: id };
const origin = {
  counterId: orNull(id),
  ticketId: orNull(id),
  number: orNull(text),
  referralId: orNull(id),
  serviceId: orNull(id),
  cueId: id,
};

const contactWords = exactly<ContactWords>({ nextOn: orNull(date), noteRef: orNull(personRef) });

export const FOLLOW_UP_SHAPES: { readonly [T in FollowUpEventType]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'card-handed': { ...by, ...origin, personRef: orNull(personRef), date, terms },
  'contact-logged': { ...by, means, result, nextOn: orNull(date), reasonId: orNull(id), noteRef: orNull(personRef), state },
  'contact-corrected': { ...by, contactAt: natural, was: contactWords, words: contactWords },
  'follow-up-corrected': { ...by, was: terms, terms, personWas: orNull(personRef), personRef: orNull(personRef) },
  'follow-up-closed': { ...by, end, personRefs: refs },
  'phone-revealed': by,
  'person-forgotten': { ...by, personRefs: refs },
};

const contact = exactly<Contact>({
  at: natural,
  staffId: id,
  means,
  result,
  nextOn: orNull(date),
  reasonId: orNull(id),
  noteRef: orNull(personRef),
  earlier: listOf(exactly<EarlierWords>({ at: natural, staffId: id, nextOn: orNull(date), noteRef: orNull(personRef) })),
});

/** As the event that opens the next day carries it. */
export const followUp = exactly<FollowUp>({
  id,
  createdAt: natural,
  date,
  recorder: exactly({ role, staffId: id }),
  ...origin,
  managerId: id,
  personRef: orNull(personRef),
  pastRefs: refs,
  channel,
  preferred,
  dueOn: date,
  state,
  end: orNull(end),
  closedAt: orNull(natural),
  contacts: listOf(contact),
});

export function isFollowUpEvent(event: BranchEvent): event is FollowUpEvent {
  return Object.hasOwn(FOLLOW_UP_SHAPES, event.type);
}
