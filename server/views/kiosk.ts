import type { KioskView, ReaderCard } from '../contract/kiosk.ts';
import type { BranchConfiguration, KioskConfiguration, ServiceConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { hoursText } from '../kernel/day/opening-hours.ts';
import { serviceHours, serviceState } from '../kernel/day/service-state.ts';
import { ablePrinter } from '../kernel/device/fallback-printer.ts';
import { publicServices } from '../kernel/guards.ts';
import type { Hall } from '../kernel/state/branch.ts';
import type { Ticket } from '../kernel/state/ticket.ts';
import { retakeUntil } from '../kernel/ticket/cancel-ticket.ts';
import { closedBecause, countersOpen } from './openness.ts';
import { postedRule } from './posted-rule.ts';
import type { ViewTime } from './view-time.ts';

/**
 * null: the configuration in force has no such kiosk.
 * @param isWritable false: the server can keep no new number, so none is offered
 * @param readerCard state of a card at the kiosk's serial reader; not whose card, nor its tier, which nobody here may learn
 */
export function kioskView(hall: Hall, kioskId: string, time: ViewTime, readerCard: ReaderCard, isWritable: boolean): KioskView | null {
  const { configuration } = hall;
  const kiosk = configuration?.kiosks.find((one) => one.id === kioskId);
  if (configuration === null || kiosk === undefined) return null;
  const services = publicServices(configuration).map((service) => serviceTile(hall, configuration, service, time));
  return {
    kioskId,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    pixelsPerMm: kiosk.pixelsPerMm,
    state: !isWritable ? 'unavailable' : services.some((service) => service.state === 'open') ? 'open' : 'closed',
    hours: hoursText(configuration.hours, time.local),
    closedBecause: closedBecause(hall, configuration.hours, time),
    pages: pagesOf(configuration),
    services,
    tickets: recentTickets(hall, configuration, kiosk),
    printer: printerState(hall, configuration, kiosk.printerId),
    help: hall.kioskHelp.get(kioskId) ?? hall.kioskHelpEnds.get(kioskId) ?? 'none',
    takesCards: configuration.identification.cardAtKiosk,
    visits: visitsOf(configuration),
    readerCard,
    postedRule: postedRule(configuration),
  };
}

function visitsOf({ services, guidance }: BranchConfiguration): KioskView['visits'] {
  const service = services.find(({ id }) => id === guidance.visitServiceId);
  return service === undefined ? null : { serviceId: service.id, name: service.name, plainName: service.plainName };
}

function pagesOf({ kioskPages }: BranchConfiguration): KioskView['pages'] {
  return { ...kioskPages, elderServiceIds: [...kioskPages.elderServiceIds] };
}

function serviceTile(
  hall: Hall,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  time: ViewTime,
): KioskView['services'][number] {
  const state = serviceState(hall, configuration, service, time);
  const hours = serviceHours(configuration, service);
  return {
    id: service.id,
    name: service.name,
    plainName: service.plainName,
    state,
    waiting: hall.waitingCount.get(service.id) ?? 0,
    hours: hoursText(hours, time.local),
    closedBecause: state === 'closed' ? closedBecause(hall, hours, time) : null,
    counters: countersOpen(hall, configuration, service.id),
    forms: [...service.forms],
    selfServiceHint: service.selfServiceHint,
  };
}

function printerState(hall: Hall, configuration: BranchConfiguration, printerId: string | null): KioskView['printer'] {
  if (printerId === null) return 'absent';
  return ablePrinter(hall, configuration, printerId) === null ? 'down' : 'ready';
}

function recentTickets(hall: Hall, configuration: BranchConfiguration, kiosk: KioskConfiguration): KioskView['tickets'] {
  return (hall.recentTickets.get(kiosk.id) ?? [])
    .map((ticketId) => hall.tickets.get(ticketId))
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => ticket.phase !== 'closed')
    .map((ticket) => ({
      ticketId: ticket.id,
      number: ticket.number,
      serviceId: ticket.serviceId,
      language: ticket.language,
      ahead: ticket.aheadAtIssue,
      takenAt: ticket.takenAt,
      retakeUntil: ticket.phase === 'waiting' ? retakeUntil(ticket, configuration.rules) : null,
      slip: slipState(hall, ticket),
      slipAt: slipAt(hall, configuration, kiosk, ticket),
    }));
}

/** The fallback printer, if the slip comes out there: the customer must be told where to go. null: the kiosk's own printer. */
function slipAt(hall: Hall, configuration: BranchConfiguration, kiosk: KioskConfiguration, ticket: Ticket): LocalText | null {
  const job = hall.printJobs.get(ticket.slipJobId ?? '');
  if (job === undefined || job.printerId === kiosk.printerId) return null;
  return configuration.printers.find((printer) => printer.id === job.printerId)?.name ?? null;
}

function slipState(hall: Hall, ticket: Ticket): KioskView['tickets'][number]['slip'] {
  const job = ticket.slipJobId === null ? undefined : hall.printJobs.get(ticket.slipJobId);
  if (job === undefined) return { state: 'none' };
  const { outcome } = job;
  if (outcome === null) return { state: 'printing' };
  switch (outcome.result) {
    case 'printed':
    case 'unconfirmed':
      return { state: outcome.result };
    case 'failed':
      return { state: 'failed', cause: outcome.cause };
    default:
      return outcome satisfies never;
  }
}
