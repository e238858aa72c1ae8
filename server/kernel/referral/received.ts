import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay } from '../guards.ts';
import type { Appointment } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { Guest, Manager } from '../state/manager.ts';
import { isOpen } from '../state/referral.ts';
import type { Actor } from '../words/actor.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { closedEscorted } from './concluded.ts';
import { actsFor } from './find-referral.ts';

export interface Received {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly manager: Manager;
  readonly staffId: string;
}

/** A manager, and the person who asks: himself or an assistant for him (S47). */
export function findManager(branch: Branch, managerId: string, actor: Actor): Received | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const manager = branch.staff.managers.get(managerId);
  if (manager === undefined || actor.role !== 'manager') return refuse('unknown-manager', {});
  if (!actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
  return { ok: true, configuration, manager, staffId: actor.staffId };
}

/** Visitors who have arrived and wait for this manager; the earliest appointment first. */
export function visitorsOf(branch: Branch, managerId: string): readonly Appointment[] {
  return [...branch.staff.appointments.values()]
    .filter((one) => one.managerId === managerId && branch.hall.tickets.get(one.ticketId ?? '')?.phase === 'waiting')
    .sort((one, other) => one.startsAt - other.startsAt);
}

export function meetingEnded(branch: Branch, { manager, staffId }: Received, guest: Guest, now: number): readonly BranchEvent[] {
  return [...closedEscorted(branch, ticketOf(branch, guest), staffId), meetingOver(manager, guest, staffId, now)];
}

export function meetingOver(manager: Manager, guest: Guest, staffId: string, now: number): BranchEvent {
  return { type: 'meeting-ended', managerId: manager.id, guest, staffId, meetingMs: now - (manager.guestSince ?? now) };
}

/** Whether a manager is receiving the guest with this ticket; waiting for a manager does not count. */
export function isReceived(branch: Branch, ticketId: string): boolean {
  return [...branch.staff.managers.values()].some(({ guest }) => guest !== null && ticketOf(branch, guest) === ticketId);
}

function ticketOf(branch: Branch, guest: Guest): string | null {
  return guest.kind === 'visitor' ? guest.ticketId : (branch.staff.referrals.get(guest.referralId)?.ticketId ?? null);
}

export function isSame(one: Guest | null, other: Guest | null): boolean {
  if (one === null || other === null) return one === other;
  if (one.kind === 'visitor') return other.kind === 'visitor' && one.ticketId === other.ticketId;
  return other.kind === 'referral' && one.referralId === other.referralId;
}

/** At the day's end every referral gets its outcome, and every meeting ends. */
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
