import type { Branch } from '../state/branch.ts';
import { accept, refuse, type Refused } from '../words/decision.ts';
import { staffName } from '../guards.ts';
import type { Referral } from '../state/referral.ts';
import { escorted, refuseServed } from './concluded.ts';
import { type Received, findManager, meetingEnded, isSame } from './received.ts';
import { orNothing } from '../words/body.ts';
import { ID, GUEST } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

/** `ending`: the guest whose meeting this also ends, as the screen showed it; null: the manager is alone. */
const BODY = {
  managerId: ID,
  guest: GUEST,
  ending: orNothing(GUEST),
};

/** Goes to meet who waits; one key also ends the meeting in hand, if it is the one the person saw. */
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

/** Who came by appointment is received by the manager it was made with, or passed on to. */
function refuseVisitor(branch: Branch, { configuration, manager }: Received, ticketId: string): Refused | null {
  const appointment = [...branch.staff.appointments.values()].find((one) => one.ticketId === ticketId);
  if (appointment === undefined) return refuse('guest-not-waiting', {});
  const staff = staffName(configuration, appointment.managerId);
  if (appointment.state === 'received') return refuse('referral-taken', { staff });
  if (branch.hall.tickets.get(ticketId)?.phase !== 'waiting') return refuse('guest-not-waiting', {});
  return appointment.managerId === manager.id ? null : refuse('guest-of-colleague', { staff });
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
