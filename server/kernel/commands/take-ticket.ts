import type { Actor } from '../actor.ts';
import type { Branch } from '../branch.ts';
import type { CommandOf } from '../command.ts';
import type { BranchConfiguration, KioskConfiguration, ServiceConfiguration } from '../configuration.ts';
import type { Context } from '../context.ts';
import { acceptWith, refuse, type Decision, type Refused } from '../decision.ts';
import type { BranchEvent, EventOf } from '../event.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { issueKey } from '../next-ticket.ts';
import { drawNumber } from '../numbers.ts';
import { hoursText } from '../opening-hours.ts';
import { canPrint, type PrintFailure } from '../printing.ts';
import { serviceHours, serviceState } from '../service-state.ts';

export function takeTicket(branch: Branch, command: CommandOf<'take-ticket'>, actor: Actor, context: Context): Decision {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const service = configuration.services.find((one) => one.id === command.serviceId);
  if (service === undefined) return refuse('unknown-service', {});
  const kiosk = actor.role === 'kiosk' ? configuration.kiosks.find((one) => one.id === actor.kioskId) : undefined;
  if (kiosk === undefined) return refuse('unknown-kiosk', {});
  const closed = refuseUnlessOpen(branch, configuration, service, context);
  if (closed !== null) return closed;
  const taken = ticketTaken(branch, configuration, service, command, kiosk, context);
  if (taken === null) return refuse('numbers-exhausted', {});
  const print = printEvents(branch, configuration, kiosk, taken.ticketId, context);
  const slip = print.length === 1 ? 'printing' : 'no-slip';
  return acceptWith({ kind: 'ticket', ticketId: taken.ticketId, number: taken.number, ahead: taken.ahead, slip }, [taken, ...print]);
}

function refuseUnlessOpen(
  branch: Branch,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  context: Context,
): Refused | null {
  const state = serviceState(branch.hall, configuration, service, context.local);
  switch (state) {
    case 'open':
      return null;
    case 'closed':
      return refuse('service-closed', { hours: hoursText(serviceHours(configuration, service), context.local) ?? '—' });
    case 'full':
      return refuse('service-full', { limit: service.dailyCap ?? 0 });
    default:
      return state satisfies never;
  }
}

function ticketTaken(
  branch: Branch,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  command: CommandOf<'take-ticket'>,
  kiosk: KioskConfiguration,
  context: Context,
): EventOf<'ticket-taken'> | null {
  const { staff, hall } = branch;
  const lastOrdinal = staff.lastOrdinals.get(service.prefix) ?? 0;
  const drawn = drawNumber(service.prefix, lastOrdinal, configuration.rules, staff.activeNumbers, context.draw);
  if (drawn === null) return null;
  return {
    type: 'ticket-taken',
    ticketId: context.newId(),
    n: staff.lastN + 1,
    number: drawn.number,
    prefix: service.prefix,
    ordinal: drawn.ordinal,
    serviceId: service.id,
    language: command.language,
    origin: { kind: 'kiosk', kioskId: kiosk.id, elder: command.elder },
    key: issueKey(context.now),
    ahead: hall.waitingCount.get(service.id) ?? 0,
    token: context.newId(),
  };
}

/** One event: a slip is on its way. Two: the printer cannot, which the lobby is told. None: this kiosk prints nothing. */
function printEvents(
  branch: Branch,
  configuration: BranchConfiguration,
  kiosk: KioskConfiguration,
  ticketId: string,
  context: Context,
): readonly BranchEvent[] {
  const { printerId } = kiosk;
  if (printerId === null) return [];
  const jobId = context.newId();
  const expiresAt = context.now + configuration.rules.printJobLifeMs;
  const requested: BranchEvent = { type: 'print-requested', jobId, printerId, ticketId, expiresAt, reprintReason: null };
  const condition = branch.hall.printers.get(printerId)?.condition ?? 'unreachable';
  if (canPrint(condition)) return [requested];
  const cause = condition as PrintFailure;
  return [requested, { type: 'print-reported', jobId, outcome: { result: 'failed', cause } }];
}
