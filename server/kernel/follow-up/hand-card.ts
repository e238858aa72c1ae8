import type { BranchConfiguration } from '../configuration/configuration.ts';
import { atCounter, configurationOfOpenDay, findTicket } from '../guards.ts';
import { concluded, guidable, rejoined } from '../referral/concluded.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import { FOLLOW_UPS_MAX, type FollowUpRole, isOpen } from '../state/follow-up.ts';
import { isOpen as isReferralOpen, isUnanswered, type Referral } from '../state/referral.ts';
import type { Ticket } from '../state/ticket.ts';
import type { Actor } from '../words/actor.ts';
import { apart, NOTHING, orNothing, type ValuesOf } from '../words/body.ts';
import type { Context } from '../words/context.ts';
import { acceptWith, refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent, EventOf } from '../words/event.ts';
import { CONTACT_CHANNEL, ID, TIME_SPAN } from '../words/fields.ts';
import { dueAfter, refuseTerms } from './find-follow-up.ts';

interface Recorder {
  readonly ok: true;
  readonly role: FollowUpRole;
  readonly staffId: string;
  readonly counterId: string | null;
  /** null: the customer has no ticket. */
  readonly ticket: Ticket | null;
}

interface Guided {
  readonly ok: true;
  /** null: the customer was not referred. */
  readonly referral: Referral | null;
  /** Events that end the referral; empty if it had ended before. */
  readonly ending: readonly BranchEvent[];
}

/**
 * counterId: the teller's own; null: not at a counter. referralId: ends with this card. cueId null: the referral's.
 * personRef null: the referral's, if there is one.
 */
const TELLER_BODY = {
  ticketId: orNothing(ID),
  referralId: orNothing(ID),
  cueId: orNothing(ID),
  managerId: ID,
  channel: CONTACT_CHANNEL,
  preferred: orNothing(TIME_SPAN),
  personRef: apart('person', 'follow-up'),
  counterId: ID,
};
const LOBBY_BODY = {
  ticketId: orNothing(ID),
  referralId: orNothing(ID),
  cueId: orNothing(ID),
  managerId: ID,
  channel: CONTACT_CHANNEL,
  preferred: orNothing(TIME_SPAN),
  personRef: apart('person', 'follow-up'),
  counterId: NOTHING,
};
type Asking = ValuesOf<typeof TELLER_BODY> | ValuesOf<typeof LOBBY_BODY>;

/** The customer has no time or interest now (S69): he gets a manager's card, and what was agreed becomes the follow-up (S73). */
export const handCard = defineCommand({
  type: 'hand-card',
  asked: from({ teller: TELLER_BODY, lobby: LOBBY_BODY, manager: LOBBY_BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const recorder = recorderOf(branch, command, actor);
    if (!recorder.ok) return recorder;
    const guided = guidedBy(branch, command, actor, context);
    if (!guided.ok) return guided;
    const card = handoutOf(branch, command, recorder, guided.referral);
    const { managerId, channel, preferred } = command;
    const terms = { managerId, channel, preferred, dueOn: dueAfter(configuration, context.local) };
    const wrong =
      refuseCue(configuration, guided.referral, card.cueId) ??
      refuseTerms(configuration, terms, context.local) ??
      refuseAgain(branch, card);
    if (wrong !== null) return wrong;
    const followUpId = context.newId();
    const { role, staffId } = recorder;
    const date = branch.hall.day?.date ?? context.local.date;
    return acceptWith({ kind: 'follow-up', followUpId }, [
      ...guided.ending,
      { type: 'card-handed', followUpId, role, staffId, ...card, date, terms },
    ]);
  },
});

type CardHandout = Pick<EventOf<'card-handed'>, 'counterId' | 'ticketId' | 'number' | 'referralId' | 'serviceId' | 'cueId' | 'personRef'>;

/** Cue and name that the referral already has are taken from it. */
function handoutOf({ hall }: Branch, command: Asking, recorder: Recorder, referral: Referral | null): CardHandout {
  const ticket = recorder.ticket ?? (referral === null ? null : (hall.tickets.get(referral.ticketId ?? '') ?? null));
  return { ...ofTicket(ticket), ...ofReferral(command, recorder, referral) };
}

function ofTicket(ticket: Ticket | null): Pick<CardHandout, 'ticketId' | 'number' | 'serviceId'> {
  if (ticket === null) return { ticketId: null, number: null, serviceId: null };
  return { ticketId: ticket.id, number: ticket.number, serviceId: ticket.serviceId };
}

type OfReferral = Pick<CardHandout, 'referralId' | 'counterId' | 'cueId' | 'personRef'>;

function ofReferral({ cueId, personRef }: Asking, { counterId }: Recorder, referral: Referral | null): OfReferral {
  if (referral === null) return { referralId: null, counterId, cueId: cueId ?? '', personRef };
  const raisedAt = referral.source.role === 'teller' ? referral.source.counterId : null;
  return {
    referralId: referral.id,
    counterId: counterId ?? raisedAt,
    cueId: cueId ?? referral.cueId,
    personRef: personRef ?? referral.personRef,
  };
}

/**
 * A teller: the customer being served or served last, because forms are also filled in after the customer left (S74). Lobby
 * and managers: every customer they meet.
 */
function recorderOf(branch: Branch, { counterId, ticketId }: Asking, actor: Actor): Recorder | Refused {
  const found = ticketId === null ? null : findTicket(branch, ticketId);
  if (found?.ok === false) return found;
  const ticket = found === null ? null : found.ticket;
  if (actor.role === 'lobby' || actor.role === 'manager') {
    const { role, staffId } = actor;
    return counterId === null ? { ok: true, role, staffId, counterId, ticket } : refuse('unknown-counter', {});
  }
  const post = atCounter(branch, counterId ?? '', actor);
  if (!post.ok) return post;
  const { counter, session, staffId } = post;
  if (ticket === null) return refuse('not-serving', { number: '' });
  const isHere = counter.ticketId === ticket.id && counter.state === 'serving';
  const wasHere = session.lastServed?.ticketId === ticket.id;
  if (!isHere && !wasHere) return refuse('not-serving', { number: ticket.number });
  return { ok: true, role: 'teller', staffId, counterId: counter.id, ticket };
}

/** An open referral ends with the card. A closed one is only linked: a guest who was introduced may take a card too. */
function guidedBy(branch: Branch, command: Asking, actor: Actor, context: Context): Guided | Refused {
  if (command.referralId === null) return { ok: true, referral: null, ending: [] };
  const referral = branch.staff.referrals.get(command.referralId);
  if (referral === undefined) return refuse('unknown-referral', {});
  if (!isReferralOpen(referral)) {
    return referral.outcome === 'cancelled' ? refuse('referral-cancelled', {}) : { ok: true, referral, ending: [] };
  }
  const outcome = 'card-handed';
  if (actor.role === 'teller' && referral.source.staffId === actor.staffId && isUnanswered(referral)) {
    const { managerId } = command;
    const closed = {
      type: 'referral-closed',
      referralId: referral.id,
      role: 'teller',
      staffId: actor.staffId,
      outcome,
      managerId,
    } as const;
    return { ok: true, referral, ending: [...rejoined(branch, referral.ticketId, actor.staffId), closed] };
  }
  const found = guidable(branch, referral.id, actor);
  if (!found.ok) return found;
  return { ok: true, referral, ending: concluded(branch, found, outcome, command.managerId, context) };
}

/** A cue that was switched off in the meantime is still valid for a referral that has it. */
function refuseCue({ cues }: BranchConfiguration, referral: Referral | null, cueId: string): Refused | null {
  if (referral?.cueId === cueId) return null;
  return cues.some(({ id, enabled }) => id === cueId && enabled) ? null : refuse('unknown-cue', {});
}

/** One card a customer: a key pressed twice makes one follow-up. */
function refuseAgain({ staff }: Branch, { ticketId, referralId, number }: CardHandout): Refused | null {
  if (staff.followUps.size >= FOLLOW_UPS_MAX) return refuse('follow-up-limit', { limit: FOLLOW_UPS_MAX });
  for (const followUp of staff.followUps.values()) {
    const isSame = (ticketId !== null && followUp.ticketId === ticketId) || (referralId !== null && followUp.referralId === referralId);
    if (isSame && isOpen(followUp)) return refuse('card-already-handed', { number: number ?? '' });
  }
  return null;
}
