import type { Actor } from '../words/actor.ts';
import { APPOINTMENT_EARLY_MS, isToCome, type Appointment } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Context } from '../words/context.ts';
import { refuse, type Decision } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay } from '../guards.ts';
import type { Language } from '../configuration/local-text.ts';
import { NO_STANDING } from '../configuration/standing.ts';
import type { TicketOrigin } from '../state/ticket.ts';
import { issueTicket } from '../ticket/issue-ticket.ts';
import { orderSlip } from '../device/order-slip.ts';
import { ticketReceipt } from '../ticket/take-ticket.ts';

/** The customer types his code. A wrong one, one of another day and one used already get the same words: a guess learns nothing. */
export function checkInByCode(branch: Branch, command: CommandOf<'check-in-by-code'>, actor: Actor, context: Context): Decision {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const kiosk = actor.role === 'kiosk' ? configuration.kiosks.find(({ id }) => id === actor.kioskId) : undefined;
  if (kiosk === undefined) return refuse('unknown-kiosk', {});
  const appointment = [...branch.staff.appointments.values()].find((one) => isToCome(one) && one.code === command.code);
  if (appointment === undefined || isEarly(appointment, context.now)) return refuse('appointment-code-wrong', {});
  const origin = { kind: 'kiosk', kioskId: kiosk.id, elder: command.elder } as const;
  return arrived(branch, configuration, appointment, { origin, language: command.language, printerId: kiosk.printerId }, context);
}

/** Who forgot the code, or prefers to be asked. */
export function checkInAppointment(branch: Branch, command: CommandOf<'check-in-appointment'>, actor: Actor, context: Context): Decision {
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
}

interface Arrival {
  readonly origin: TicketOrigin;
  readonly language: Language;
  readonly printerId: string | null;
}

/** A number of the managers' own series, which stands at the appointment's time; no counter calls it. */
function arrived(
  branch: Branch,
  configuration: BranchConfiguration,
  appointment: Appointment,
  { origin, language, printerId }: Arrival,
  context: Context,
): Decision {
  const service = configuration.services.find(({ id }) => id === configuration.guidance.visitServiceId);
  if (service === undefined) return refuse('unknown-service', {});
  const standing = { ...NO_STANDING, appointmentAt: appointment.startsAt };
  const issued = issueTicket(branch, configuration, { service, language, origin, standing, lastFour: null }, context);
  if (!issued.ok) return issued;
  const { ticketId } = issued.event;
  const fact: BranchEvent = {
    type: 'appointment-arrived',
    appointmentId: appointment.id,
    ticketId,
    staffId: origin.kind === 'lobby' ? origin.staffId : null,
    lateMs: context.now - appointment.startsAt,
  };
  return ticketReceipt(issued.event, orderSlip(branch, configuration, printerId, ticketId, context), [fact]);
}

function isEarly({ startsAt }: Appointment, now: number): boolean {
  return now < startsAt - APPOINTMENT_EARLY_MS;
}
