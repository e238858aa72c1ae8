import { defineCommand, each, from } from '../rule.ts';
import { type Appointment, APPOINTMENT_CODE_DIGITS, APPOINTMENTS_OPEN_MAX, isToCome } from '../state/appointment.ts';
import { apart, orNothing } from '../words/body.ts';
import { acceptWith, refuse } from '../words/decision.ts';
import { ID, MOMENT } from '../words/fields.ts';
import { bookerOf, refuseTime } from './booker.ts';

const BODY = {
  managerId: ID,
  /** Epoch ms. */
  startsAt: MOMENT,
  followUpId: orNothing(ID),
  personRef: apart('salutation', 'record'),
};

/** Books in a manager's calendar: the manager, an assistant of his, or the lobby does. */
export const bookAppointment = defineCommand({
  type: 'book-appointment',
  asked: from(each(['lobby', 'manager'], BODY)),
  decide: (branch, command, actor, context) => {
    const { managerId, startsAt, followUpId, personRef } = command;
    const booker = bookerOf(branch, managerId, actor);
    if (!booker.ok) return booker;
    if (!branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
    const open = [...branch.staff.appointments.values()].filter(isToCome);
    if (open.length >= APPOINTMENTS_OPEN_MAX) return refuse('appointments-full', { limit: APPOINTMENTS_OPEN_MAX });
    const wrong = refuseTime(branch, booker, managerId, startsAt, null, context.now);
    if (wrong !== null) return wrong;
    const appointmentId = context.newId();
    // A mistaken arrival that is given back makes its code valid again, so arrived appointments keep their codes.
    const arrived = [...branch.staff.appointments.values()].filter(({ state }) => state === 'arrived').slice(-APPOINTMENTS_OPEN_MAX);
    const code = freshCode([...open, ...arrived], context.draw());
    const fact = { type: 'appointment-booked', appointmentId, ...booker.by, managerId, startsAt, code, followUpId, personRef } as const;
    return acceptWith({ kind: 'appointment', appointmentId, code }, [fact]);
  },
});

/** The drawn code, or the next free one. With at most APPOINTMENTS_OPEN_MAX open there always is one. */
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
