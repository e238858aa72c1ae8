import { staffName } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import type { Branch } from '../state/branch.ts';
import type { Referral } from '../state/referral.ts';
import { orNothing } from '../words/body.ts';
import { accept, refuse, type Refused } from '../words/decision.ts';
import { GUEST, ID } from '../words/fields.ts';
import { escorted, refuseServed } from './concluded.ts';
import { findManager, isSame, meetingEnded, type Received } from './received.ts';

/** `ending`: the guest whose meeting this also ends, as the screen showed it; null: the manager is alone. */
const BODY = {
  managerId: ID,
  guest: GUEST,
  ending: orNothing(GUEST),
};

/** Greets a waiting guest. The same key ends the meeting in hand, if it is the one that the screen showed. */
export const greetGuest = defineCommand({
  type: 'greet-guest',
  asked: from({ manager: BODY }),
  decide: (branch, command, actor, context) => {
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
  },
});

/** A visitor is received by the manager of the appointment, or the one it was passed to. */
function refuseVisitor(branch: Branch, { configuration, manager }: Received, ticketId: string): Refused | null {
  const appointment = [...branch.staff.appointments.values()].find((one) => one.ticketId === ticketId);
  if (appointment === undefined) return refuse('guest-not-waiting', {});
  const staff = staffName(configuration, appointment.managerId);
  if (appointment.state === 'received') return refuse('referral-taken', { staff });
  if (branch.hall.tickets.get(ticketId)?.phase !== 'waiting') return refuse('guest-not-waiting', {});
  return appointment.managerId === manager.id ? null : refuse('guest-of-colleague', { staff });
}

/**
 * Of two managers, the first to greet wins; the other is refused with that manager's name. A guest who waits for
 * a named manager is his.
 */
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
