import type { Actor } from '../words/actor.ts';
import {
  APPOINTMENT_AHEAD_DAYS_MAX,
  APPOINTMENT_CODE_DIGITS,
  APPOINTMENTS_OPEN_MAX,
  isToCome,
  type Appointment,
} from '../state/appointment.ts';
import type { AppointmentRole } from '../appointment-event.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Context } from '../words/context.ts';
import { accept, acceptWith, refuse, type Decision, type Refused } from '../words/decision.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import { actsFor } from '../referral/find-referral.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

interface Booker {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly by: { readonly role: AppointmentRole; readonly staffId: string };
}

/** The manager's own calendar: he, an assistant of his, or the lobby writes in it. */
export function bookAppointment(branch: Branch, command: CommandOf<'book-appointment'>, actor: Actor, context: Context): Decision {
  const { managerId, startsAt, followUpId, personRef } = command;
  const booker = bookerOf(branch, managerId, actor);
  if (!booker.ok) return booker;
  if (!branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  const open = [...branch.staff.appointments.values()].filter(isToCome);
  if (open.length >= APPOINTMENTS_OPEN_MAX) return refuse('appointments-full', { limit: APPOINTMENTS_OPEN_MAX });
  const wrong = refuseTime(branch, booker, managerId, startsAt, null, context.now);
  if (wrong !== null) return wrong;
  const appointmentId = context.newId();
  // A number taken by mistake and given back makes its code count again.
  const arrived = [...branch.staff.appointments.values()].filter(({ state }) => state === 'arrived').slice(-APPOINTMENTS_OPEN_MAX);
  const code = freshCode([...open, ...arrived], context.draw());
  const fact = { type: 'appointment-booked', appointmentId, ...booker.by, managerId, startsAt, code, followUpId, personRef } as const;
  return acceptWith({ kind: 'appointment', appointmentId, code }, [fact]);
}

export function moveAppointment(branch: Branch, command: CommandOf<'move-appointment'>, actor: Actor, context: Context): Decision {
  const { appointmentId, managerId, startsAt } = command;
  const appointment = branch.staff.appointments.get(appointmentId);
  if (appointment === undefined) return refuse('unknown-appointment', {});
  const booker = bookerOf(branch, appointment.managerId, actor);
  if (!booker.ok) return booker;
  const wrong = refuseMove(branch, booker, appointment, command, context.now);
  if (wrong !== null) return wrong;
  if (appointment.managerId === managerId && appointment.startsAt === startsAt) return accept([]);
  return accept([{ type: 'appointment-moved', appointmentId, ...booker.by, managerId, startsAt }]);
}

/** Who has arrived keeps his time, whoever receives him. */
function refuseMove(
  branch: Branch,
  booker: Booker,
  appointment: Appointment,
  { managerId, startsAt }: CommandOf<'move-appointment'>,
  now: number,
): Refused | null {
  if (!branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  if (appointment.state === 'arrived') return startsAt === appointment.startsAt ? null : refuse('appointment-over', {});
  if (appointment.state !== 'booked') return refuse('appointment-over', {});
  return refuseTime(branch, booker, managerId, startsAt, appointment.id, now);
}

export function cancelAppointment(branch: Branch, command: CommandOf<'cancel-appointment'>, actor: Actor): Decision {
  const appointment = branch.staff.appointments.get(command.appointmentId);
  if (appointment === undefined) return refuse('unknown-appointment', {});
  const booker = bookerOf(branch, appointment.managerId, actor);
  if (!booker.ok) return booker;
  if (appointment.state === 'cancelled') return accept([]);
  if (appointment.state !== 'booked') return refuse('appointment-over', {});
  return accept([{ type: 'appointment-cancelled', appointmentId: appointment.id, ...booker.by }]);
}

function bookerOf(branch: Branch, managerId: string, actor: Actor): Booker | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  // What was made with a manager who has left the branch since is the lobby's to move or to call off.
  if (actor.role !== 'lobby' && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  if (actor.role === 'lobby') return { ok: true, configuration, by: { role: 'lobby', staffId: actor.staffId } };
  if (actor.role !== 'manager' || !actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
  return { ok: true, configuration, by: { role: 'manager', staffId: actor.staffId } };
}

/** Still to come, not in another year, and with time for the customer before and the one after. `except`: the one being moved. */
function refuseTime(
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

/** The one drawn, or the next that nobody holds: with APPOINTMENTS_OPEN_MAX open there is always one. */
function freshCode(open: readonly Appointment[], drawn: number): string {
  const codes = 10 ** APPOINTMENT_CODE_DIGITS;
  const taken = new Set(open.map(({ code }) => code));
  const first = Math.floor(drawn * codes);
  for (let tries = 0; tries < codes; tries += 1) {
    const code = String((first + tries) % codes).padStart(APPOINTMENT_CODE_DIGITS, '0');
    if (!taken.has(code)) return code;
  }
  throw new Error('more appointments are open than there are codes');
}
