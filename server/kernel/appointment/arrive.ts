import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Language } from '../configuration/local-text.ts';
import { NO_STANDING } from '../configuration/standing.ts';
import { orderSlip } from '../device/order-slip.ts';
import { type Appointment, APPOINTMENT_EARLY_MS } from '../state/appointment.ts';
import type { Branch } from '../state/branch.ts';
import type { TicketOrigin } from '../state/ticket.ts';
import { issueTicket } from '../ticket/issue-ticket.ts';
import { ticketReceipt } from '../ticket/take-ticket.ts';
import type { Context } from '../words/context.ts';
import { type Decision, refuse } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';

interface Arrival {
  readonly origin: TicketOrigin;
  readonly language: Language;
  readonly printerId: string | null;
}

/** Gives the visitor a ticket of the managers' own series, placed at the agreed time; no counter calls it. */
export function arrived(
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

export function isEarly({ startsAt }: Appointment, now: number): boolean {
  return now < startsAt - APPOINTMENT_EARLY_MS;
}
