import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import { addDays } from '../configuration/calendar.ts';
import type { CommandOf } from '../words/command.ts';
import { refuseContactHour } from './contact-hour.ts';
import type { Context, LocalTime } from '../words/context.ts';
import { accept, acceptWith, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { CONTACTS_OF_FOLLOW_UP_MAX, CORRECTIONS_OF_FOLLOW_UP_MAX, isOpen, personRefsOf, stateAfter } from '../state/follow-up.ts';
import type { FollowUp, FollowUpEnd } from '../state/follow-up.ts';
import type { ContactWarning } from '../follow-up-command.ts';
import type { FollowUpTerms } from '../follow-up-event.ts';
import { minuteOfDay } from '../day/opening-hours.ts';
import { dueAfter, findFollowUp, findOpenFollowUp, isAhead, refuseTerms, type FoundFollowUp } from './find-follow-up.ts';

/** What a call came to (S84). Two results end it; who does not answer is tried again the next day. */
export function logContact(branch: Branch, command: CommandOf<'log-contact'>, actor: Actor, context: Context): Decision {
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
}

export function closeFollowUp(branch: Branch, command: CommandOf<'close-follow-up'>, actor: Actor, context: Context): Decision {
  const found = findOpenFollowUp(branch, command.followUpId, actor, context);
  return found.ok ? accept([closed(found, command.end, [])]) : found;
}

/** What was written before stays readable: the event names it, and of the person a reference that lives no longer than the rest. */
export function correctFollowUp(branch: Branch, command: CommandOf<'correct-follow-up'>, actor: Actor, context: Context): Decision {
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
  if (followUp.pastRefs.length >= CORRECTIONS_OF_FOLLOW_UP_MAX) return refuse('correction-limit', { limit: CORRECTIONS_OF_FOLLOW_UP_MAX });
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
}

/** Who reads a telephone in clear is on record; what it is, is read elsewhere. */
export function revealPhone(branch: Branch, command: CommandOf<'reveal-phone'>, actor: Actor, context: Context): Decision {
  const found = findFollowUp(branch, command.followUpId, actor, context);
  if (!found.ok) return found;
  return accept([{ type: 'phone-revealed', followUpId: found.followUp.id, ...found.by }]);
}

/** A customer has his data deleted (PIPL 47): at once, and nobody calls him after that. */
export function forgetPerson(branch: Branch, command: CommandOf<'forget-person'>, actor: Actor, context: Context): Decision {
  const found = findFollowUp(branch, command.followUpId, actor, context);
  if (!found.ok) return found;
  const { followUp, by } = found;
  const personRefs = [...new Set([...personRefsOf(followUp), ...refsBeside(branch, followUp)])];
  const forgotten: BranchEvent = { type: 'person-forgotten', followUpId: followUp.id, ...by, personRefs };
  return accept(isOpen(followUp) ? [forgotten, closed(found, 'forgotten', [])] : [forgotten]);
}

/**
 * What else the day knows of this customer: names of the referral that led to the card, where he sat, names of appointments.
 * It rides into the next day with the follow-up, when referral and appointments are gone.
 */
export function refsBeside({ staff }: Branch, { id, referralId }: FollowUp): readonly string[] {
  const referral = staff.referrals.get(referralId ?? '');
  const said = referral === undefined ? [] : [referral.personRef, referral.lookRef, ...referral.pastRefs];
  const booked = [...staff.appointments.values()].filter(({ followUpId }) => followUpId === id).map(({ personRef }) => personRef);
  return [...said, ...booked].filter((ref) => ref !== null);
}

function closed({ followUp, by }: FoundFollowUp, end: FollowUpEnd, further: readonly string[]): BranchEvent {
  return { type: 'follow-up-closed', followUpId: followUp.id, ...by, end, personRefs: [...personRefsOf(followUp), ...further] };
}

function termsOf({ managerId, channel, preferred, dueOn }: FollowUp): FollowUpTerms {
  return { managerId, channel, preferred, dueOn };
}

function nextAfter({ configuration }: FoundFollowUp, result: CommandOf<'log-contact'>['result'], local: LocalTime): string | null {
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

/** As for every call (S82); a visit is the customer's own choice. */
function refuseHour({ configuration }: FoundFollowUp, { means, reasonId }: CommandOf<'log-contact'>, local: LocalTime): Refused | null {
  return means === 'visit' && reasonId === null ? null : refuseContactHour(configuration.guidance, reasonId, local);
}

function warningsOf({ configuration, followUp }: FoundFollowUp, { means }: CommandOf<'log-contact'>, local: LocalTime): ContactWarning[] {
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
