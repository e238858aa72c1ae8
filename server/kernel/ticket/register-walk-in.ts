import type { BranchConfiguration } from '../configuration/configuration.ts';
import { NO_STANDING, type Standing } from '../configuration/standing.ts';
import { orderSlip } from '../device/order-slip.ts';
import { configurationOfOpenDay, publicService } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { orNothing, type ValuesOf } from '../words/body.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { EventOf } from '../words/event.ts';
import { ID, IDENTIFICATION, LANGUAGE, MOMENT } from '../words/fields.ts';
import { issueTicket } from './issue-ticket.ts';
import { refuseIdentification } from './refuse-identification.ts';
import { ticketReceipt } from './take-ticket.ts';

/** An appointment further ahead than this is not today's. */
const APPOINTMENT_SPAN_MS = 12 * 60 * 60_000;

/** For a customer at the lobby manager's side. printerId null: no slip. */
const BODY = {
  serviceId: ID,
  language: LANGUAGE,
  identification: orNothing(IDENTIFICATION),
  needId: orNothing(ID),
  appointmentAt: orNothing(MOMENT),
  printerId: orNothing(ID),
};
type Asking = ValuesOf<typeof BODY>;

/** The lobby gives a customer a number (S31), with what it knows of the customer, or with an appointment's time. */
export const registerWalkIn = defineCommand({
  type: 'register-walk-in',
  asked: from({ lobby: BODY }),
  decide: (branch, command, actor, context) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const service = publicService(configuration, command.serviceId);
    if (service === null) return refuse('unknown-service', {});
    const { printerId, language } = command;
    if (printerId !== null && !configuration.printers.some(({ id }) => id === printerId)) return refuse('unknown-printer', {});
    const wrong = refuseKnowledge(configuration, command, context.now);
    if (wrong !== null) return wrong;
    const staffId = actor.role === 'lobby' ? actor.staffId : '';
    const standing = standingOf(command);
    const origin = { kind: 'lobby', staffId } as const;
    const issued = issueTicket(branch, configuration, { service, language, origin, standing, lastFour: null }, context);
    if (!issued.ok) return issued;
    const slip = orderSlip(branch, configuration, printerId, issued.event.ticketId, context);
    return ticketReceipt(issued.event, slip, known(command, issued.event, staffId));
  },
});

function refuseKnowledge(configuration: BranchConfiguration, command: Asking, now: number): Refused | null {
  const { identification, needId, appointmentAt } = command;
  if (needId !== null && !configuration.needs.some(({ id }) => id === needId)) return refuse('unknown-need', {});
  if (appointmentAt !== null && Math.abs(appointmentAt - now) > APPOINTMENT_SPAN_MS) return refuse('appointment-not-today', {});
  return identification === null ? null : refuseIdentification(configuration, identification);
}

function standingOf({ identification, needId, appointmentAt }: Asking): Standing {
  const { tier, segment, confidence } = identification ?? NO_STANDING;
  return { tier, segment, confidence, needId, appointmentAt, arrivedAt: null };
}

/** Records who said so, and why; the ticket's place follows from its standing already. */
function known(
  { identification, needId }: Asking,
  taken: EventOf<'ticket-taken'>,
  staffId: string,
): readonly EventOf<'standing-changed'>[] {
  const { ticketId, standing, class: ticketClass, key, headStartMs } = taken;
  const changed = { type: 'standing-changed', ticketId, role: 'lobby', staffId, standing, class: ticketClass, key, headStartMs } as const;
  return [
    ...(identification === null ? [] : [{ ...changed, change: 'identified', cueId: identification.cueId } as const]),
    ...(needId === null ? [] : [{ ...changed, change: 'need-assigned', cueId: null } as const]),
  ];
}
