import { mayBeAdded } from '../calling/at-most-ahead.ts';
import { joinLine, leaveLine } from '../calling/lines.ts';
import { freeCounter, rememberAct } from '../calling/remember-act.ts';
import { known, knownCounter, knownTicket, touchedRecord } from '../known.ts';
import { type Branch, RECENT_TICKETS_REMEMBERED } from '../state/branch.ts';
import { countKioskNumber } from '../state/kiosk.ts';
import { countNumber, newSeries } from '../state/numbers.ts';
import type { TicketRecord } from '../state/ticket.ts';
import type { EventOf } from '../words/event.ts';

export function takeTicket(branch: Branch, event: EventOf<'ticket-taken'>, at: number): void {
  const { hall, staff } = branch;
  const { ticketId, serviceId } = event;
  const ticket = {
    id: ticketId,
    number: event.number,
    language: event.language,
    takenAt: at,
    origin: event.origin,
    aheadAtIssue: event.ahead,
    atMostAhead: promisedAhead(branch, event.ahead),
    token: event.token,
    serviceId,
    phase: 'waiting' as const,
    slipJobId: null,
    counterId: null,
  };
  const record = {
    ticketId,
    n: event.n,
    prefix: event.prefix,
    ordinal: event.ordinal,
    standing: event.standing,
    class: event.class,
    cueId: null,
    key: event.key,
    beforeIdentified: null,
    headStartMs: event.headStartMs,
    lostHeadStartMs: null,
    over: 0,
    charge: [],
    directServiceId: null,
    lastFour: event.lastFour,
    destination: { kind: 'service' as const, serviceId },
    enteredLineAt: at,
    firstCalledAt: null,
    calledAt: null,
    callId: null,
    rounds: 0,
    announcedAt: 0,
    startedAt: null,
    missedAt: null,
    parkedAt: null,
    parkReasonId: null,
    outcome: null,
    touches: 1,
  };
  hall.tickets.set(ticketId, ticket);
  staff.records.set(ticketId, record);
  if (event.origin.kind === 'kiosk') atKiosk(branch, event.origin.kioskId, ticketId, at);
  hall.takenCount.set(serviceId, (hall.takenCount.get(serviceId) ?? 0) + 1);
  staff.lastN = event.n;
  numberGiven(branch, event);
  staff.activeNumbers.add(event.number);
  joinLine(branch, ticket, record);
}

function promisedAhead({ hall }: Branch, waiting: number): number | null {
  const added = hall.configuration === null ? null : mayBeAdded(hall.configuration);
  return added === null ? null : waiting + added;
}

function numberGiven({ hall, staff }: Branch, { prefix, ordinal, advances }: EventOf<'ticket-taken'>): void {
  const { rules } = known(hall.configuration ?? undefined, 'an open day');
  const series = staff.series.get(prefix) ?? newSeries(0);
  if (advances) countNumber(series, ordinal, rules);
  staff.series.set(prefix, series);
}

function atKiosk(branch: Branch, kioskId: string, ticketId: string, at: number): void {
  const { kioskLimits } = known(branch.hall.configuration ?? undefined, 'an open day');
  countKioskNumber(branch.staff.kiosks, kioskId, ticketId, kioskLimits.most, at);
  const before = branch.hall.recentTickets.get(kioskId) ?? [];
  branch.hall.recentTickets.set(kioskId, [ticketId, ...before].slice(0, RECENT_TICKETS_REMEMBERED));
}

export function missTicket(branch: Branch, event: EventOf<'ticket-missed'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  rememberAct(branch, 'no-show', event.actId, at, ticket, record, counter);
  freeCounter(counter, at);
  ticket.phase = 'missed';
  ticket.counterId = null;
  record.missedAt = at;
  branch.staff.missed.add(ticket.id);
}

export function restoreTicket(branch: Branch, event: EventOf<'ticket-restored'>): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  branch.staff.missed.delete(ticket.id);
  ticket.phase = 'waiting';
  ticket.atMostAhead = null;
  comeBack(record, event.key);
  record.destination = event.to;
  joinLine(branch, ticket, record);
}

/** The key becomes that of now, less a little grace: it contains no head-start any more. */
function comeBack(record: TicketRecord, key: number): void {
  if (key > record.key) {
    record.lostHeadStartMs = (record.lostHeadStartMs ?? 0) + Math.max(0, record.headStartMs);
    record.headStartMs = 0;
  }
  record.key = key;
}

/** A new line begins: its wait is measured from now, while number, arrival and key stay. */
export function transferTicket(branch: Branch, event: EventOf<'ticket-transferred'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  if (event.counterId !== null) {
    const counter = knownCounter(branch, event.counterId);
    rememberAct(branch, 'transfer', event.actId, at, ticket, record, counter);
    freeCounter(counter, at);
  } else {
    leaveLine(branch, ticket, record);
  }
  ticket.phase = 'waiting';
  ticket.counterId = null;
  if (event.to.kind === 'service') ticket.serviceId = event.to.serviceId;
  ticket.atMostAhead = null;
  record.destination = event.to;
  if (event.counterId !== null) {
    record.enteredLineAt = at;
    record.firstCalledAt = null;
    record.startedAt = null;
  }
  joinLine(branch, ticket, record);
}

export function parkTicket(branch: Branch, event: EventOf<'ticket-parked'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  rememberAct(branch, 'park', event.actId, at, ticket, record, counter);
  freeCounter(counter, at);
  ticket.phase = 'parked';
  ticket.counterId = null;
  record.parkedAt = at;
  record.parkReasonId = event.reasonId;
  record.startedAt = null;
  branch.staff.parked.add(ticket.id);
}

export function returnTicket(branch: Branch, event: EventOf<'ticket-returned'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  rememberAct(branch, 'return', event.actId, at, ticket, record, counter);
  freeCounter(counter, at);
  ticket.phase = 'waiting';
  ticket.counterId = null;
  ticket.atMostAhead = null;
  comeBack(record, event.key);
  record.destination = event.to;
  record.startedAt = null;
  joinLine(branch, ticket, record);
}

export function releaseTicket(branch: Branch, event: EventOf<'ticket-released'>): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  known(record.destination.kind === 'counter' ? record : undefined, `ticket ${ticket.id} in a counter's line`);
  leaveLine(branch, ticket, record);
  record.destination = { kind: 'service', serviceId: ticket.serviceId };
  joinLine(branch, ticket, record);
}
