import { defineCommand, each, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { bookerOf } from './booker.ts';

const BODY = {
  appointmentId: ID,
};

export const cancelAppointment = defineCommand({
  type: 'cancel-appointment',
  asked: from(each(['lobby', 'manager'], BODY)),
  decide: (branch, command, actor) => {
    const appointment = branch.staff.appointments.get(command.appointmentId);
    if (appointment === undefined) return refuse('unknown-appointment', {});
    const booker = bookerOf(branch, appointment.managerId, actor);
    if (!booker.ok) return booker;
    if (appointment.state === 'cancelled') return accept([]);
    if (appointment.state !== 'booked') return refuse('appointment-over', {});
    return accept([{ type: 'appointment-cancelled', appointmentId: appointment.id, ...booker.by }]);
  },
});
