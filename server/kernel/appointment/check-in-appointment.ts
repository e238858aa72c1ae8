import { configurationOfOpenDay } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { isToCome } from '../state/appointment.ts';
import { orNothing } from '../words/body.ts';
import { refuse } from '../words/decision.ts';
import { ID, LANGUAGE } from '../words/fields.ts';
import { arrived, isEarly } from './arrive.ts';

/** The lobby sees whose appointment it is. printerId null: no slip. */
const BODY = {
  appointmentId: ID,
  language: LANGUAGE,
  printerId: orNothing(ID),
};

/** For a visitor who forgot the code, or prefers to be asked. */
export const checkInAppointment = defineCommand({
  type: 'check-in-appointment',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const appointment = branch.staff.appointments.get(command.appointmentId);
    if (appointment === undefined) return refuse('unknown-appointment', {});
    if (!isToCome(appointment)) return refuse('appointment-over', {});
    if (isEarly(appointment, context.now)) return refuse('appointment-not-today', {});
    const { printerId, language } = command;
    if (printerId !== null && !configuration.printers.some(({ id }) => id === printerId)) return refuse('unknown-printer', {});
    const origin = { kind: 'lobby', staffId: actor.role === 'lobby' ? actor.staffId : '' } as const;
    return arrived(branch, configuration, appointment, { origin, language, printerId }, context);
  },
});
