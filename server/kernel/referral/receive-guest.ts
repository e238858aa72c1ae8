import type { Actor } from '../words/actor.ts';
import type { Appointment } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay, findTicket, staffName } from '../guards.ts';
import type { Guest, Manager } from '../state/manager.ts';
import { isOpen, type Referral } from '../state/referral.ts';
import { armDirectService } from '../calling/arm-direct-service.ts';
import { standingEvent } from '../calling/change-standing.ts';
import { actsFor } from './find-referral.ts';
import { giveUpReferrals } from './hand-over-referrals.ts';
import { closedEscorted, escorted, refuseServed, rejoined } from './guide-guest.ts';

interface Received {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly manager: Manager;
  readonly staffId: string;
}

/** A manager says how he is, or an assistant for him (S47). */
export function findManager(branch: Branch, managerId: string, actor: Actor): Received | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const manager = branch.staff.managers.get(managerId);
  if (manager === undefined || actor.role !== 'manager') return refuse('unknown-manager', {});
  if (!actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
  return { ok: true, configuration, manager, staffId: actor.staffId };
}

/** Free, with somebody, away until a time, gone (S41). Nobody goes home while guests wait for him by name. */
export function setManagerState(branch: Branch, command: CommandOf<'set-manager-state'>, actor: Actor): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const { manager, staffId } = found;
  const { managerId, state } = command;
  if (manager.guest !== null && state !== 'with-customer') return refuse('meeting-open', {});
  const waiting = guestsOf(branch, managerId).length + visitorsOf(branch, managerId).length;
  if (state === 'off' && waiting > 0) return refuse('guests-waiting', { count: waiting });
  const backAt = state === 'away' ? command.backAt : null;
  if (manager.state === state && manager.backAt === backAt) return accept([]);
  const set: BranchEvent = { type: 'manager-state-set', managerId, staffId, state, backAt };
  const left = state === 'away' || state === 'off' ? leftAlone(branch, managerId) : [];
  const givenUp = state === 'away' || state === 'off' ? giveUpReferrals(branch, managerId) : [];
  return accept([set, ...givenUp, ...left.map((referral): BranchEvent => ({ type: 'guest-overdue', referralId: referral.id }))]);
}

/** Who waits for a manager that goes, or for whoever is free first when nobody else is there: the lobby must know at once. */
function leftAlone(branch: Branch, managerId: string): readonly Referral[] {
  const isPresent = ({ id, state }: Manager): boolean => id !== managerId && (state === 'free' || state === 'with-customer');
  const isManned = [...branch.staff.managers.values()].some(isPresent);
  return [...branch.staff.referrals.values()].filter(
    (one) => one.state === 'waiting' && !one.isOverdue && (one.managerId === managerId || (one.managerId === null && !isManned)),
  );
}

/** Guests who wait for this manager by name. */
export function guestsOf(branch: Branch, managerId: string): readonly Referral[] {
  return [...branch.staff.referrals.values()].filter((referral) => referral.state === 'waiting' && referral.managerId === managerId);
}

export function readGuest(branch: Branch, command: CommandOf<'read-guest'>, actor: Actor): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const referral = branch.staff.referrals.get(command.referralId);
  const isOthers = referral !== undefined && referral.managerId !== null && referral.managerId !== command.managerId;
  if (referral === undefined || isOthers) return refuse('unknown-referral', {});
  const news = referral.state === 'waiting' && !referral.isRead;
  return accept(news ? [{ type: 'guest-read', referralId: referral.id, staffId: found.staffId }] : []);
}

/** Goes to meet who waits; one key also ends the meeting in hand, if it is the one the person saw. */
export function greetGuest(branch: Branch, command: CommandOf<'greet-guest'>, actor: Actor, context: Context): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const { manager, staffId } = found;
  if (!isSame(manager.guest, command.ending)) return refuse('guest-not-here', {});
  const ending = manager.guest === null ? [] : meetingEnded(branch, found, manager.guest, context.now);
  const { guest } = command;
  const greeted = { type: 'guest-greeted', managerId: manager.id, guest, staffId } as const;
  if (guest.kind === 'visitor') {
    const ticket = branch.hall.tickets.get(guest.ticketId);
    const wrong = refuseVisitor(branch, found, guest.ticketId);
    if (wrong !== null || ticket === undefined) return wrong ?? refuse('guest-not-waiting', {});
    return accept([...ending, ...escorted(branch, ticket.id, staffId), { ...greeted, waitMs: context.now - ticket.takenAt }]);
  }
  const referral = branch.staff.referrals.get(guest.referralId);
  const wrong = refuseGuest(branch, found, referral);
  if (wrong !== null) return wrong;
  const { referralId } = guest;
  return accept([
    ...ending,
    ...escorted(branch, referral?.ticketId ?? null, staffId),
    { ...greeted, waitMs: context.now - (referral?.waitingSince ?? context.now) },
    { type: 'referral-closed', referralId, role: 'manager', staffId, outcome: 'introduced', managerId: manager.id },
  ]);
}

/** Who came by appointment is received by the manager it was made with, or passed on to. */
function refuseVisitor(branch: Branch, { configuration, manager }: Received, ticketId: string): Refused | null {
  const appointment = [...branch.staff.appointments.values()].find((one) => one.ticketId === ticketId);
  if (appointment === undefined) return refuse('guest-not-waiting', {});
  const staff = staffName(configuration, appointment.managerId);
  if (appointment.state === 'received') return refuse('referral-taken', { staff });
  if (branch.hall.tickets.get(ticketId)?.phase !== 'waiting') return refuse('guest-not-waiting', {});
  return appointment.managerId === manager.id ? null : refuse('guest-of-colleague', { staff });
}

/** Who came by appointment and waits for this manager; the earliest appointment first. */
export function visitorsOf(branch: Branch, managerId: string): readonly Appointment[] {
  return [...branch.staff.appointments.values()]
    .filter((one) => one.managerId === managerId && branch.hall.tickets.get(one.ticketId ?? '')?.phase === 'waiting')
    .sort((one, other) => one.startsAt - other.startsAt);
}

/** Of two managers who go, one does, and the other learns who. A guest who waits for somebody by name is that manager's. */
function refuseGuest(branch: Branch, { configuration, manager }: Received, referral: Referral | undefined): Refused | null {
  if (referral === undefined) return refuse('unknown-referral', {});
  if (referral.outcome === 'introduced' && referral.managerId !== null) {
    return refuse('referral-taken', { staff: staffName(configuration, referral.managerId) });
  }
  if (referral.state !== 'waiting') return refuse('guest-not-waiting', {});
  if (referral.managerId !== null && referral.managerId !== manager.id) {
    return refuse('guest-of-colleague', { staff: staffName(configuration, referral.managerId) });
  }
  return refuseServed(branch, referral);
}

export function endMeeting(branch: Branch, command: CommandOf<'end-meeting'>, actor: Actor, context: Context): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const { guest } = found.manager;
  if (guest === null || !isSame(guest, command.guest)) return refuse('guest-not-here', {});
  return accept(meetingEnded(branch, found, guest, context.now));
}

/**
 * What the guest turned out to be (S87). Not a premium customer: back to his own place in the ordinary queue, with the
 * same ticket and his own arrival time, and not a word of it (S88).
 */
export function triageGuest(branch: Branch, command: CommandOf<'triage-guest'>, actor: Actor, context: Context): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const { manager, staffId } = found;
  const { referralId, segment, touchstone } = command;
  const referral = branch.staff.referrals.get(referralId);
  if (referral === undefined || isOpen(referral) || referral.outcome !== 'introduced' || referral.managerId !== manager.id) {
    return refuse('guest-not-here', {});
  }
  const judged: BranchEvent = { type: 'guest-triaged', managerId: manager.id, referralId, staffId, segment, touchstone };
  const isHere = manager.guest?.kind === 'referral' && manager.guest.referralId === referralId;
  const standing = restanding(branch, found, referral, segment);
  if (segment !== 'ordinary' || !isHere || manager.guest === null) return accept([judged, ...standing]);
  const back = rejoined(branch, referral.ticketId, staffId);
  return accept([judged, ...standing, ...back, meetingOver(manager, manager.guest, staffId, context.now)]);
}

/** A guest whose ticket is out of the line stands, when he is back in it, as what he was found to be. */
function restanding(
  branch: Branch,
  { configuration, staffId }: Received,
  referral: Referral,
  segment: Referral['triage'],
): readonly BranchEvent[] {
  const holding = findTicket(branch, referral.ticketId ?? '');
  if (!holding.ok || holding.ticket.phase !== 'escorted') return [];
  const { standing } = holding.record;
  const known = { ...holding, configuration, by: { role: 'manager', staffId } } as const;
  return [standingEvent(known, 'identified', referral.cueId, { ...standing, segment, confidence: 'confirmed' })];
}

/** Goes along to a counter (S51); K binds as ever. The meeting goes on until it is ended. */
export function accompanyGuest(branch: Branch, command: CommandOf<'accompany-guest'>, actor: Actor, context: Context): Decision {
  const found = findManager(branch, command.managerId, actor);
  if (!found.ok) return found;
  const { guest } = found.manager;
  if (guest === null) return refuse('guest-not-here', {});
  const referral = guest.kind === 'referral' ? branch.staff.referrals.get(guest.referralId) : undefined;
  const ticketId = guest.kind === 'visitor' ? guest.ticketId : referral?.ticketId;
  const language = branch.hall.tickets.get(ticketId ?? '')?.language ?? 'zh-CN';
  const { counterId, serviceId, cueId } = command;
  const customer = { kind: 'walk-in', serviceId, language } as const;
  const personRef = referral?.personRef ?? null;
  return armDirectService(branch, { type: 'arm-direct-service', counterId, customer, cueId, needId: null, personRef }, actor, context);
}

function meetingEnded(branch: Branch, { manager, staffId }: Received, guest: Guest, now: number): readonly BranchEvent[] {
  return [...closedEscorted(branch, ticketOf(branch, guest), staffId), meetingOver(manager, guest, staffId, now)];
}

function meetingOver(manager: Manager, guest: Guest, staffId: string, now: number): BranchEvent {
  return { type: 'meeting-ended', managerId: manager.id, guest, staffId, meetingMs: now - (manager.guestSince ?? now) };
}

/** Whether a manager sits with whoever holds this ticket; who still waits for one has not got that far. */
export function isReceived(branch: Branch, ticketId: string): boolean {
  return [...branch.staff.managers.values()].some(({ guest }) => guest !== null && ticketOf(branch, guest) === ticketId);
}

function ticketOf(branch: Branch, guest: Guest): string | null {
  return guest.kind === 'visitor' ? guest.ticketId : (branch.staff.referrals.get(guest.referralId)?.ticketId ?? null);
}

function isSame(one: Guest | null, other: Guest | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind === 'visitor') return other.kind === 'visitor' && one.ticketId === other.ticketId;
  return other.kind === 'referral' && one.referralId === other.referralId;
}

/** What the end of the day leaves of them: every referral gets its outcome, every meeting its end. */
export function closeGuidance(branch: Branch, now: number): readonly BranchEvent[] {
  const meetings = [...branch.staff.managers.values()].flatMap((manager) =>
    manager.guest === null ? [] : [meetingOver(manager, manager.guest, manager.id, now)],
  );
  const referrals = [...branch.staff.referrals.values()].filter(isOpen).map(({ id: referralId }): BranchEvent => ({
    type: 'referral-closed',
    referralId,
    role: null,
    staffId: null,
    outcome: 'expired',
    managerId: null,
  }));
  return [...meetings, ...referrals];
}
