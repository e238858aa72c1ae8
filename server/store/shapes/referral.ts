import type { BranchEvent, EventOf } from '../../kernel/words/event.ts';
import { type Guest, MANAGER_STATES, TOUCHSTONES } from '../../kernel/state/manager.ts';
import { ESCALATION_CAUSES, REFERRAL_OUTCOMES, type ReferralSource, type ReferralTarget } from '../../kernel/state/referral.ts';
import type { ReferralEvent } from '../../kernel/words/referral.ts';
import { CONFIDENCES, SEGMENTS } from '../../kernel/configuration/standing.ts';
import { ANSWERING_ROLES } from '../../kernel/state/serving-role.ts';
import type { Destination } from '../../kernel/state/ticket.ts';
import { type Check, either, exactly, id, kind, natural, oneOf, orNull, personRef, type Shape, text } from './checks.ts';

const source: Check<ReferralSource> = either(
  exactly({ role: kind('teller'), staffId: id, counterId: id }),
  exactly({ role: kind('lobby'), staffId: id }),
);
const target: Check<ReferralTarget> = either(
  either(exactly({ kind: kind('lobby') }), exactly({ kind: kind('non-cash') })),
  exactly({ kind: kind('manager'), managerId: orNull(id) }),
);
const guest: Check<Guest> = either(exactly({ kind: kind('referral'), referralId: id }), exactly({ kind: kind('visitor'), ticketId: id }));
const role = oneOf(ANSWERING_ROLES);
const confidence = oneOf(CONFIDENCES);
const outcome = oneOf(REFERRAL_OUTCOMES);
const segment = oneOf(SEGMENTS);
const touchstone = oneOf(TOUCHSTONES);
const state = oneOf(MANAGER_STATES);
const cause = oneOf(ESCALATION_CAUSES);
const to: Check<Destination> = either(exactly({ kind: kind('service'), serviceId: id }), exactly({ kind: kind('counter'), counterId: id }));
const referralId = { referralId: id };
const staff = { staffId: id };
const by = { role, ...staff };

export const REFERRAL_SHAPES: { readonly [T in ReferralEvent['type']]: Shape<Omit<EventOf<T>, 'type'>> } = {
  'referral-raised': {
    ...referralId,
    source,
    target,
    ticketId: orNull(id),
    number: orNull(text),
    serviceId: orNull(id),
    cueId: id,
    confidence,
    personRef: orNull(personRef),
  },
  'guest-named': { ...referralId, personRef, ...staff },
  'referral-seen': { ...referralId, ...by },
  'referral-acknowledged': { ...referralId, ...by, afterMs: natural },
  'referral-snoozed': { ...referralId, ...staff },
  'referral-passed': { ...referralId, ...staff, toStaffId: id },
  'referral-realerted': { ...referralId, realerts: natural },
  'referral-escalated': { ...referralId, cause },
  'referral-attended': { ...referralId, ...by },
  'guest-served-first': { ...referralId, ...by, ticketId: id, directServiceId: orNull(id) },
  'guest-seated': { ...referralId, ...by, managerId: orNull(id), lookRef: orNull(personRef) },
  'guest-overdue': referralId,
  'guest-read': { ...referralId, ...staff },
  'referral-closed': { ...referralId, role: orNull(role), staffId: orNull(id), outcome, managerId: orNull(id) },
  'guest-greeted': { managerId: id, guest, ...staff, waitMs: orNull(natural) },
  'guest-triaged': { managerId: id, ...referralId, ...staff, segment, touchstone: orNull(touchstone) },
  'meeting-ended': { managerId: id, guest, ...staff, meetingMs: natural },
  'manager-state-set': { managerId: id, ...staff, state, backAt: orNull(natural) },
  'guest-renumbered': { ...referralId, ticketId: id, ...staff },
  'manager-known': { ticketId: id, managerId: id },
  'ticket-escorted': { ticketId: id, ...staff },
  'ticket-rejoined': { ticketId: id, ...staff, to },
};

export function isReferralEvent(event: BranchEvent): event is ReferralEvent {
  return Object.hasOwn(REFERRAL_SHAPES, event.type);
}
