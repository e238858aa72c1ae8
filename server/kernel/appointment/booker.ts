import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import { actsFor } from '../referral/find-referral.ts';
import { APPOINTMENT_AHEAD_DAYS_MAX } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { Actor } from '../words/actor.ts';
import type { AppointmentRole } from '../words/appointment.ts';
import { refuse, type Refused } from '../words/decision.ts';

const DAY_MS = 86_400_000;

const MINUTE_MS = 60_000;

export interface Booker {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly by: { readonly role: AppointmentRole; readonly staffId: string };
}

export function bookerOf(branch: Branch, managerId: string, actor: Actor): Booker | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  // If the manager has left the branch since, only the lobby moves or calls off his appointments.
  if (actor.role !== 'lobby' && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  if (actor.role === 'lobby') return { ok: true, configuration, by: { role: 'lobby', staffId: actor.staffId } };
  if (actor.role !== 'manager' || !actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
  return { ok: true, configuration, by: { role: 'manager', staffId: actor.staffId } };
}

/** Refuses a time in the past, too far ahead, or too close to another appointment. `except`: the one being moved. */
export function refuseTime(
  branch: Branch,
  { configuration }: Booker,
  managerId: string,
  startsAt: number,
  except: string | null,
  now: number,
): Refused | null {
  if (startsAt <= now) return refuse('appointment-past', {});
  if (startsAt > now + APPOINTMENT_AHEAD_DAYS_MAX * DAY_MS) return refuse('appointment-far', { days: APPOINTMENT_AHEAD_DAYS_MAX });
  const { spacingMs } = configuration.guidance.appointment;
  const isTaken = [...branch.staff.appointments.values()].some(
    (one) =>
      one.id !== except &&
      one.managerId === managerId &&
      (one.state === 'booked' || one.state === 'arrived') &&
      Math.abs(one.startsAt - startsAt) < spacingMs,
  );
  if (!isTaken) return null;
  return refuse('appointment-conflict', { staff: staffName(configuration, managerId), minutes: Math.round(spacingMs / MINUTE_MS) });
}
