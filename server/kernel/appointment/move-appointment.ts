import { defineCommand, each, from } from '../rule.ts';
import type { Appointment } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { ValuesOf } from '../words/body.ts';
import { accept, refuse, type Refused } from '../words/decision.ts';
import { ID, MOMENT } from '../words/fields.ts';
import { type Booker, bookerOf, refuseTime } from './booker.ts';

/** To another time, or to a colleague; once the visitor has arrived, only to a colleague. */
const BODY = {
  appointmentId: ID,
  managerId: ID,
  startsAt: MOMENT,
};
type Asking = ValuesOf<typeof BODY>;

export const moveAppointment = defineCommand({
  type: 'move-appointment',
  asked: from(each(['lobby', 'manager'], BODY)),
  decide: (branch, command, actor, context) => {
    const { appointmentId, managerId, startsAt } = command;
    const appointment = branch.staff.appointments.get(appointmentId);
    if (appointment === undefined) return refuse('unknown-appointment', {});
    const booker = bookerOf(branch, appointment.managerId, actor);
    if (!booker.ok) return booker;
    const wrong = refuseMove(branch, booker, appointment, command, context.now);
    if (wrong !== null) return wrong;
    if (appointment.managerId === managerId && appointment.startsAt === startsAt) return accept([]);
    return accept([{ type: 'appointment-moved', appointmentId, ...booker.by, managerId, startsAt }]);
  },
});

/** A visitor who has arrived keeps his time, whoever receives him. */
function refuseMove(
  branch: Branch,
  booker: Booker,
  appointment: Appointment,
  { managerId, startsAt }: Asking,
  now: number,
): Refused | null {
  if (!branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  if (appointment.state === 'arrived') return startsAt === appointment.startsAt ? null : refuse('appointment-over', {});
  if (appointment.state !== 'booked') return refuse('appointment-over', {});
  return refuseTime(branch, booker, managerId, startsAt, appointment.id, now);
}
