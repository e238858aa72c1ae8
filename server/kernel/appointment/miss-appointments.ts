import { isToCome } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay } from '../guards.ts';

/** Who has come and waits too long for the manager: the lobby is prompted, as for a guest who was referred (S45). */
export function dueVisitors(branch: Branch, now: number): readonly BranchEvent[] {
  const rules = configurationOfOpenDay(branch)?.guidance.referral;
  if (rules === undefined) return [];
  return [...branch.staff.visitorWaits]
    .filter(([id, { since, isOverdue }]) => !isOverdue && now >= since + rules.guestPromptAfterMs && isWaiting(branch, id))
    .map(([appointmentId]) => ({ type: 'visitor-overdue', appointmentId }));
}

function isWaiting({ hall, staff }: Branch, appointmentId: string): boolean {
  return hall.tickets.get(staff.appointments.get(appointmentId)?.ticketId ?? '')?.phase === 'waiting';
}

/** Whose time has passed and who did not come is to be called, not forgotten. */
export function dueAppointments(branch: Branch, now: number): readonly BranchEvent[] {
  const rules = configurationOfOpenDay(branch)?.guidance.appointment;
  if (rules === undefined) return [];
  return [...branch.staff.appointments.values()]
    .filter((one) => isToCome(one) && now >= one.startsAt + rules.missedAfterMs)
    .map(({ id: appointmentId, followUpId }) => ({ type: 'appointment-missed', appointmentId, followUpId }));
}
