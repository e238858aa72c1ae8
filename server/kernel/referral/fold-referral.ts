import { known } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import { countCue } from '../state/cue-use.ts';
import type { Referral } from '../state/referral.ts';
import type { EventOf } from '../words/event.ts';

export function raiseReferral(branch: Branch, event: EventOf<'referral-raised'>, at: number): void {
  const { referralId: id, source, target, ticketId, cueId, confidence, personRef } = event;
  countCue(branch.staff.cueUses, cueId, 1);
  branch.staff.referrals.set(id, {
    id,
    source,
    target,
    ticketId,
    cueId,
    confidence,
    raisedAt: at,
    personRef,
    pastRefs: [],
    state: 'raised',
    addresseeId: null,
    alertFrom: at,
    realerts: 0,
    escalation: null,
    isSnoozed: false,
    holder: null,
    seenAt: null,
    acknowledgedAt: null,
    attendedAt: null,
    watchedTicketId: null,
    newTicketId: null,
    managerId: null,
    lookRef: null,
    waitingSince: null,
    seatedAt: null,
    isRead: false,
    isOverdue: false,
    triage: null,
    outcome: null,
    closedAt: null,
  });
}

export function nameGuest(branch: Branch, event: EventOf<'guest-named'>): void {
  setGuestName(knownReferral(branch, event.referralId), event.personRef);
}

/** The old name is no longer shown, and must still be forgotten with the rest. */
export function setGuestName(referral: Referral, personRef: string): void {
  referral.pastRefs = withRef(referral.pastRefs, referral.personRef);
  referral.personRef = personRef;
}

export function withRef(refs: readonly string[], ref: string | null): readonly string[] {
  return ref === null || refs.includes(ref) ? refs : [...refs, ref];
}

export function seeReferral(branch: Branch, event: EventOf<'referral-seen'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'seen';
  referral.seenAt ??= at;
}

export function acknowledgeReferral(branch: Branch, event: EventOf<'referral-acknowledged'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'acknowledged';
  referral.acknowledgedAt = at;
  referral.holder = { role: event.role, staffId: event.staffId };
}

export function attendReferral(branch: Branch, event: EventOf<'referral-attended'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'attended';
  referral.attendedAt = at;
  referral.holder = { role: event.role, staffId: event.staffId };
}

/** The alert clock stands still until the pause is over. */
export function snoozeReferral(branch: Branch, event: EventOf<'referral-snoozed'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  const pauseMs = branch.hall.configuration?.guidance.referral.snoozeMs ?? 0;
  referral.isSnoozed = true;
  referral.alertFrom = at + pauseMs;
  referral.realerts = 0;
}

export function passReferral(branch: Branch, event: EventOf<'referral-passed'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'raised';
  referral.addresseeId = event.toStaffId;
  referral.holder = null;
  referral.acknowledgedAt = null;
  referral.alertFrom = at;
  referral.realerts = 0;
  referral.escalation = null;
}

export function realertReferral(branch: Branch, event: EventOf<'referral-realerted'>): void {
  knownReferral(branch, event.referralId).realerts = event.realerts;
}

export function escalateReferral(branch: Branch, event: EventOf<'referral-escalated'>): void {
  knownReferral(branch, event.referralId).escalation = event.cause;
}

export function closeReferral(branch: Branch, event: EventOf<'referral-closed'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'closed';
  referral.outcome = event.outcome;
  referral.closedAt = at;
  referral.managerId = event.managerId;
  referral.pastRefs = withRef(referral.pastRefs, referral.lookRef);
  referral.lookRef = null;
  referral.watchedTicketId = null;
}

export function serveGuestFirst(branch: Branch, event: EventOf<'guest-served-first'>): void {
  const referral = knownReferral(branch, event.referralId);
  referral.state = 'served-first';
  referral.watchedTicketId = event.ticketId;
  // A manager sends on a guest whom the lobby brought: the lobby holder looks again (S43).
  if (event.role === 'manager' && referral.holder !== null) return;
  referral.holder = { role: event.role, staffId: event.staffId };
}

/** The service that came first is over, or will not happen: the holder of the referral looks again (S43). */
export function recheckGuests(branch: Branch, ticketId: string): void {
  for (const referral of watching(branch, ticketId)) if (referral.state === 'served-first') referral.state = 'recheck';
}

/** The counter has reopened the service. */
export function watchGuestsAgain(branch: Branch, ticketId: string): void {
  for (const referral of watching(branch, ticketId)) if (referral.state === 'recheck') referral.state = 'served-first';
}

function watching(branch: Branch, ticketId: string): readonly Referral[] {
  return [...branch.staff.referrals.values()].filter(({ watchedTicketId }) => watchedTicketId === ticketId);
}

export function knownReferral(branch: Branch, referralId: string): Referral {
  return known(branch.staff.referrals.get(referralId), `referral ${referralId}`);
}
