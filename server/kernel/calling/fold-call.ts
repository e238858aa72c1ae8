import { known, knownCounter, knownSettings, knownTicket, touchedRecord } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import { CALLS_REMEMBERED } from '../state/call.ts';
import type { EventOf } from '../words/event.ts';
import { callTakenBack, lowerAhead } from './at-most-ahead.ts';
import { candidatesOf, explain } from './explanation.ts';
import { joinLine, leaveLine } from './lines.ts';
import { giveBack, pass, passedBy } from './pass.ts';
import { freeCounter, rememberAct } from './remember-act.ts';

export function callTicket(branch: Branch, event: EventOf<'ticket-called'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  const settings = knownSettings(branch, counter.id);
  const { manner, reasonId, overtook } = event;
  const candidates = candidatesOf(branch, settings, record);
  explain(branch, ticket.id, { at, counterId: counter.id, manner, reasonId, candidates, overtook });
  rememberAct(branch, 'call', event.callId, at, ticket, record, counter);
  if (ticket.phase === 'waiting') leaveLine(branch, ticket, record);
  else branch.staff.parked.delete(ticket.id);
  record.charge = record.class === 'premium' ? passedBy(branch, settings, record.n) : [];
  pass(branch, record.charge);
  lowerAhead(branch, ticket.serviceId);
  ticket.phase = 'called';
  ticket.counterId = counter.id;
  record.firstCalledAt ??= at;
  record.calledAt = at;
  record.callId = event.callId;
  record.rounds = 1;
  record.announcedAt = at;
  counter.state = 'calling';
  counter.ticketId = ticket.id;
  counter.since = at;
  const { calls } = branch.hall;
  calls.push({ id: event.callId, ticketId: ticket.id, counterId: counter.id, at, round: 1, lastAnnouncedAt: at });
  if (calls.length > CALLS_REMEMBERED) calls.shift();
}

/** Announces once more. Not counted as a touch, so a wrong call can still be undone. */
export function recallTicket(branch: Branch, event: EventOf<'ticket-recalled'>, at: number): void {
  const record = known(branch.staff.records.get(event.ticketId), `record of ticket ${event.ticketId}`);
  record.rounds = event.round;
  record.announcedAt = at;
  const call = branch.hall.calls.find((one) => one.id === event.callId);
  if (call === undefined) return;
  call.round = event.round;
  call.lastAnnouncedAt = at;
}

export function withdrawCall(branch: Branch, event: EventOf<'call-withdrawn'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  forgetCall(branch, event.callId);
  callTakenBack(branch, ticket.serviceId);
  giveBack(branch, record.charge);
  record.charge = [];
  freeCounter(knownCounter(branch, event.counterId), at);
  ticket.phase = 'waiting';
  ticket.counterId = null;
  record.destination = event.to;
  joinLine(branch, ticket, record);
}

export function forgetCall(branch: Branch, callId: string): void {
  const index = branch.hall.calls.findIndex((call) => call.id === callId);
  if (index >= 0) branch.hall.calls.splice(index, 1);
}
