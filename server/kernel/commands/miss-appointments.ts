import { isToCome } from '../appointment.ts';
import type { Branch } from '../branch.ts';
import type { BranchEvent } from '../event.ts';
import { configurationOfOpenDay } from '../guards.ts';

/** Whose time has passed and who did not come is to be called, not forgotten. */
export function dueAppointments(branch: Branch, now: number): readonly BranchEvent[] {
  const rules = configurationOfOpenDay(branch)?.guidance.appointment;
  if (rules === undefined) return [];
  return [...branch.staff.appointments.values()]
    .filter((one) => isToCome(one) && now >= one.startsAt + rules.missedAfterMs)
    .map(({ id: appointmentId, followUpId }) => ({ type: 'appointment-missed', appointmentId, followUpId }));
}
