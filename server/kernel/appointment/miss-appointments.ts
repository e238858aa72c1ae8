import { configurationOfOpenDay } from '../guards.ts';
import { isToCome } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchEvent } from '../words/event.ts';

/** A visitor has waited too long for the manager: the lobby is prompted, as for a referred guest (S45). */
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

/** The agreed time passed and the visitor did not come: somebody must call him, so he is not forgotten. */
export function dueAppointments(branch: Branch, now: number): readonly BranchEvent[] {
  const rules = configurationOfOpenDay(branch)?.guidance.appointment;
  if (rules === undefined) return [];
  return [...branch.staff.appointments.values()]
    .filter((one) => isToCome(one) && now >= one.startsAt + rules.missedAfterMs)
    .map(({ id: appointmentId, followUpId }) => ({ type: 'appointment-missed', appointmentId, followUpId }));
}
