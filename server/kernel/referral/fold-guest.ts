import { receiveVisitor } from '../appointment/fold-appointment.ts';
import { joinLine, leaveLine } from '../calling/lines.ts';
import { known, knownTicket, touchedRecord } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { Manager } from '../state/manager.ts';
import type { EventOf } from '../words/event.ts';
import { knownReferral, withRef } from './fold-referral.ts';

export function seatGuest(branch: Branch, event: EventOf<'guest-seated'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  if (referral.state !== 'waiting') referral.waitingSince = at;
  referral.state = 'waiting';
  referral.seatedAt = at;
  referral.holder = { role: event.role, staffId: event.staffId };
  referral.managerId = event.managerId;
  if (event.lookRef !== null) referral.pastRefs = withRef(referral.pastRefs, referral.lookRef);
  referral.lookRef = event.lookRef ?? referral.lookRef;
  referral.isRead = false;
  referral.isOverdue = false;
  referral.watchedTicketId = null;
}

export function promptForGuest(branch: Branch, event: EventOf<'guest-overdue'>): void {
  knownReferral(branch, event.referralId).isOverdue = true;
}

export function readGuest(branch: Branch, event: EventOf<'guest-read'>): void {
  knownReferral(branch, event.referralId).isRead = true;
}

export function greetGuest(branch: Branch, event: EventOf<'guest-greeted'>, at: number): void {
  const manager = knownManager(branch, event.managerId);
  manager.state = 'with-customer';
  manager.since = at;
  manager.backAt = null;
  manager.guest = event.guest;
  manager.guestSince = at;
  manager.guestLookRef = event.guest.kind === 'referral' ? knownReferral(branch, event.guest.referralId).lookRef : null;
  if (event.guest.kind === 'visitor') receiveVisitor(branch, event.guest.ticketId);
}

export function triageGuest(branch: Branch, event: EventOf<'guest-triaged'>): void {
  knownReferral(branch, event.referralId).triage = event.segment;
}

export function renumberGuest(branch: Branch, event: EventOf<'guest-renumbered'>): void {
  knownReferral(branch, event.referralId).newTicketId = event.ticketId;
}

export function endMeeting(branch: Branch, event: EventOf<'meeting-ended'>, at: number): void {
  const manager = knownManager(branch, event.managerId);
  manager.state = 'free';
  manager.since = at;
  manager.guest = null;
  manager.guestSince = null;
  manager.guestLookRef = null;
}

export function setManagerState(branch: Branch, event: EventOf<'manager-state-set'>, at: number): void {
  const manager = knownManager(branch, event.managerId);
  manager.state = event.state;
  manager.since = at;
  manager.backAt = event.backAt;
}

export function knowManager(branch: Branch, { ticketId, managerId }: EventOf<'manager-known'>): void {
  branch.staff.ownManagers.set(ticketId, managerId);
}

export function escortTicket(branch: Branch, event: EventOf<'ticket-escorted'>): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  leaveLine(branch, ticket, record);
  ticket.phase = 'escorted';
}

export function rejoinTicket(branch: Branch, event: EventOf<'ticket-rejoined'>): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  ticket.phase = 'waiting';
  record.destination = event.to;
  joinLine(branch, ticket, record);
}

function knownManager(branch: Branch, managerId: string): Manager {
  return known(branch.staff.managers.get(managerId), `manager ${managerId}`);
}
