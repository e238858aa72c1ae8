import { known } from '../known.ts';
import type { Appointment } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import { isOpen } from '../state/follow-up.ts';
import type { EventOf } from '../words/event.ts';

export function bookAppointment(branch: Branch, event: EventOf<'appointment-booked'>): void {
  const { appointmentId: id, staffId: bookedBy, managerId, startsAt, code, followUpId, personRef } = event;
  branch.staff.appointments.set(id, {
    id,
    code,
    bookedBy,
    followUpId,
    personRef,
    managerId,
    startsAt,
    state: 'booked',
    ticketId: null,
  });
  const followUp = branch.staff.followUps.get(followUpId ?? '');
  if (followUp !== undefined && isOpen(followUp)) followUp.state = 'booked';
}

export function moveAppointment(branch: Branch, event: EventOf<'appointment-moved'>, at: number): void {
  const appointment = knownAppointment(branch, event.appointmentId);
  appointment.managerId = event.managerId;
  appointment.startsAt = event.startsAt;
  if (appointment.state === 'arrived') expectManager(branch, appointment, at);
}

export function cancelAppointment(branch: Branch, event: EventOf<'appointment-cancelled'>): void {
  knownAppointment(branch, event.appointmentId).state = 'cancelled';
}

export function missAppointment(branch: Branch, event: EventOf<'appointment-missed'>): void {
  const appointment = knownAppointment(branch, event.appointmentId);
  appointment.state = 'missed';
  const followUp = branch.staff.followUps.get(appointment.followUpId ?? '');
  if (followUp?.state !== 'booked') return;
  followUp.state = 'contacted';
  followUp.dueOn = branch.hall.day?.date ?? followUp.dueOn;
}

export function arriveByAppointment(branch: Branch, event: EventOf<'appointment-arrived'>, at: number): void {
  const appointment = knownAppointment(branch, event.appointmentId);
  appointment.state = 'arrived';
  appointment.ticketId = event.ticketId;
  expectManager(branch, appointment, at);
}

export function promptForVisitor(branch: Branch, event: EventOf<'visitor-overdue'>): void {
  known(branch.staff.visitorWaits.get(event.appointmentId), `waiting visitor ${event.appointmentId}`).isOverdue = true;
}

/** From now on the visitor waits for this manager; before the agreed time the wait does not count. */
function expectManager(branch: Branch, { id, startsAt }: Appointment, at: number): void {
  branch.staff.visitorWaits.set(id, { since: Math.max(at, startsAt), isOverdue: false });
}

/** The manager has greeted the visitor with this ticket. */
export function receiveVisitor(branch: Branch, ticketId: string): void {
  for (const appointment of branch.staff.appointments.values()) {
    if (appointment.ticketId !== ticketId) continue;
    appointment.state = 'received';
    branch.staff.visitorWaits.delete(appointment.id);
  }
}

/** A mistaken check-in was taken back: the appointment is booked again and its code is valid. */
export function expectVisitorAgain(branch: Branch, ticketId: string): void {
  for (const appointment of branch.staff.appointments.values()) {
    if (appointment.ticketId !== ticketId || appointment.state !== 'arrived') continue;
    appointment.state = 'booked';
    appointment.ticketId = null;
    branch.staff.visitorWaits.delete(appointment.id);
  }
}

function knownAppointment(branch: Branch, appointmentId: string): Appointment {
  return known(branch.staff.appointments.get(appointmentId), `appointment ${appointmentId}`);
}
