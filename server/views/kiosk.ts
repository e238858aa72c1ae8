import type { KioskView, ReaderCard } from '../contract/kiosk.ts';
import type { Hall } from '../kernel/state/branch.ts';
import { retakeUntil } from '../kernel/ticket/cancel-ticket.ts';
import type { BranchConfiguration, KioskConfiguration, ServiceConfiguration } from '../kernel/configuration/configuration.ts';
import { ablePrinter } from '../kernel/device/fallback-printer.ts';
import { publicServices } from '../kernel/guards.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import { hoursText } from '../kernel/day/opening-hours.ts';
import { serviceHours, serviceState } from '../kernel/day/service-state.ts';
import type { Ticket } from '../kernel/state/ticket.ts';
import type { Moment } from './moment.ts';
import { postedRule } from './posted-rule.ts';

/**
 * null: the configuration in force knows no such kiosk.
 * @param readerCard what became of a card at its serial reader; not whose, or of what tier, which nobody here is told
 */
export function kioskView(hall: Hall, kioskId: string, moment: Moment, readerCard: ReaderCard): KioskView | null {
  const { configuration } = hall;
  const kiosk = configuration?.kiosks.find((one) => one.id === kioskId);
  if (configuration === null || kiosk === undefined) return null;
  const services = publicServices(configuration).map((service) => serviceTile(hall, configuration, service, moment));
  return {
    kioskId,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    pixelsPerMm: kiosk.pixelsPerMm,
    state: services.some((service) => service.state === 'open') ? 'open' : 'closed',
    hours: hoursText(configuration.hours, moment.local),
    services,
    tickets: recentTickets(hall, configuration, kiosk),
    printer: printerState(hall, configuration, kiosk.printerId),
    help: hall.kioskHelp.get(kioskId) ?? 'none',
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

function serviceTile(
  hall: Hall,
  configuration: BranchConfiguration,
  service: ServiceConfiguration,
  moment: Moment,
): KioskView['services'][number] {
  return {
    id: service.id,
    name: service.name,
    plainName: service.plainName,
    state: serviceState(hall, configuration, service, moment.local),
    waiting: hall.waitingCount.get(service.id) ?? 0,
    hours: hoursText(serviceHours(configuration, service), moment.local),
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

/** Named only where it is another printer than the kiosk's own: the customer must be told where to go. */
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
