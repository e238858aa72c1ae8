import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import { countCue } from '../state/cue-use.ts';
import type { Contact, FollowUp } from '../state/follow-up.ts';
import type { EventOf } from '../words/event.ts';

export function handCard(branch: Branch, event: EventOf<'card-handed'>, at: number): void {
  const { followUpId: id, role, staffId, counterId, ticketId, number, referralId, serviceId, cueId, personRef, date, terms } = event;
  countCue(branch.staff.cueUses, cueId, 1);
  branch.staff.followUps.set(id, {
    id,
    createdAt: at,
    date,
    recorder: { role, staffId },
    counterId,
    number,
    ticketId,
    referralId,
    serviceId,
    cueId,
    ...terms,
    personRef,
    pastRefs: [],
    state: 'not-contacted',
    end: null,
    closedAt: null,
    contacts: [],
  });
}

export function logContact(branch: Branch, event: EventOf<'contact-logged'>, at: number): void {
  const followUp = knownFollowUp(branch, event.followUpId);
  const { staffId, means, result, nextOn, reasonId, noteRef } = event;
  followUp.contacts = [...followUp.contacts, { at, staffId, means, result, nextOn, reasonId, noteRef, earlier: [] }];
  followUp.state = event.state;
  followUp.dueOn = nextOn ?? followUp.dueOn;
}

/** The last contact says when the next is due. */
export function correctContact(branch: Branch, event: EventOf<'contact-corrected'>, at: number): void {
  const followUp = knownFollowUp(branch, event.followUpId);
  const { contactAt, staffId, was, words } = event;
  const isCorrected = (contact: Contact): boolean => contact.at === contactAt;
  followUp.contacts = followUp.contacts.map((contact) =>
    isCorrected(contact) ? { ...contact, ...words, earlier: [...contact.earlier, { at, staffId, ...was }] } : contact,
  );
  const last = followUp.contacts.at(-1);
  if (last !== undefined && isCorrected(last)) followUp.dueOn = words.nextOn ?? followUp.dueOn;
}

export function correctFollowUp(branch: Branch, event: EventOf<'follow-up-corrected'>): void {
  const followUp = knownFollowUp(branch, event.followUpId);
  Object.assign(followUp, event.terms);
  if (event.personRef === event.personWas) return;
  followUp.personRef = event.personRef;
  if (event.personWas !== null) followUp.pastRefs = [...followUp.pastRefs, event.personWas];
}

export function closeFollowUp(branch: Branch, event: EventOf<'follow-up-closed'>, at: number): void {
  const followUp = knownFollowUp(branch, event.followUpId);
  followUp.state = 'closed';
  followUp.end = event.end;
  followUp.closedAt = at;
}

export function forgetPerson(branch: Branch, event: EventOf<'person-forgotten'>): void {
  const followUp = knownFollowUp(branch, event.followUpId);
  followUp.personRef = null;
  followUp.pastRefs = [];
  followUp.contacts = followUp.contacts.map((contact) => ({
    ...contact,
    noteRef: null,
    earlier: contact.earlier.map((words) => ({ ...words, noteRef: null })),
  }));
  const referral = branch.staff.referrals.get(followUp.referralId ?? '');
  if (referral !== undefined) Object.assign(referral, { personRef: null, pastRefs: [], lookRef: null });
  for (const [id, appointment] of branch.staff.appointments) {
    if (appointment.followUpId === followUp.id) branch.staff.appointments.set(id, { ...appointment, personRef: null });
  }
}

function knownFollowUp(branch: Branch, followUpId: string): FollowUp {
  return known(branch.staff.followUps.get(followUpId), `follow-up ${followUpId}`);
}
