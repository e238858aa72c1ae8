import type { Branch } from '../state/branch.ts';
import { countCue } from '../state/cue-use.ts';
import { METER_SPAN_MS, NOTICES_KEPT, type DirectService, type DirectStart } from '../state/direct-service.ts';
import type { EventOf } from '../words/event.ts';
import { candidatesOf, explain } from './explanation.ts';
import { leaveLine, setAside, standInLine, stepOutOfLine, takeFromAside } from './lines.ts';
import { giveBack, pass, passedBy } from './pass.ts';
import { known, knownCounter, knownSettings, knownTicket, touchedRecord } from '../known.ts';
import { withdrawEarlierInvitation } from '../rating/fold-rating.ts';
import { rememberAct } from './remember-act.ts';

/** The customer still waits, but in no line: no other counter can call the number. */
export function armDirectService(branch: Branch, event: EventOf<'direct-service-armed'>, at: number): void {
  const record = touchedRecord(branch, event.ticketId);
  const { directServiceId: id, counterId, ticketId, role, staffId, cueId, personRef, needId, expiresAt } = event;
  stepOutOfLine(branch, record);
  record.directServiceId = id;
  const charge = needId === null ? passedBy(branch, knownSettings(branch, counterId), record.n) : [];
  if (needId !== null) countNeedJump(branch, staffId);
  const armedBy = { role, staffId };
  branch.staff.directServices.set(id, { id, counterId, ticketId, armedBy, cueId, personRef, needId, armedAt: at, expiresAt, charge });
  countCue(branch.staff.cueUses, cueId, 1);
  setAside(branch, record);
  pass(branch, charge);
}

export function startDirectService(branch: Branch, event: EventOf<'direct-service-started'>, at: number): void {
  const direct = knownDirectService(branch, event.directServiceId);
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const counter = knownCounter(branch, event.counterId);
  const settings = knownSettings(branch, counter.id);
  const candidates = candidatesOf(branch, settings, record);
  explain(branch, ticket.id, {
    at,
    counterId: counter.id,
    manner: 'direct',
    reasonId: direct.needId ?? direct.cueId,
    candidates,
    overtook: event.overtook,
  });
  rememberAct(branch, 'direct', event.actId, at, ticket, record, counter);
  const charge = direct.needId === null ? passedBy(branch, settings, record.n) : [];
  giveBack(branch, direct.charge);
  pass(branch, charge);
  record.charge = charge;
  leaveLine(branch, ticket, record);
  record.directServiceId = null;
  branch.staff.directServices.delete(direct.id);
  countStart(branch, { actId: event.actId, counterId: counter.id, at });
  ticket.phase = 'serving';
  ticket.counterId = counter.id;
  record.firstCalledAt ??= at;
  record.startedAt = at;
  withdrawEarlierInvitation(branch, counter.id, at);
  counter.state = 'serving';
  counter.ticketId = ticket.id;
  counter.since = at;
}

function countStart({ staff }: Branch, start: DirectStart): void {
  const { directStarts } = staff;
  while ((directStarts[0]?.at ?? start.at) < start.at - METER_SPAN_MS) directStarts.shift();
  directStarts.push(start);
}

export function endDirectService(branch: Branch, event: EventOf<'direct-service-ended'>, at: number): void {
  const direct = knownDirectService(branch, event.directServiceId);
  const record = touchedRecord(branch, event.ticketId);
  giveBack(branch, direct.charge);
  takeFromAside(branch, record);
  branch.staff.directServices.delete(direct.id);
  record.directServiceId = null;
  standInLine(branch, record);
  if (event.end === 'withdrawn') return;
  const { notices } = branch.staff;
  const { counterId, ticketId, end, reasonId } = event;
  notices.push({ id: direct.id, staffId: direct.armedBy.staffId, at, end, counterId, ticketId, reasonId });
  if (notices.length > NOTICES_KEPT) notices.shift();
}

export function dismissNotice(branch: Branch, event: EventOf<'notice-dismissed'>): void {
  const { notices } = branch.staff;
  const index = notices.findIndex(({ id }) => id === event.noticeId);
  if (index >= 0) notices.splice(index, 1);
}

export function countNeedJump({ staff }: Branch, staffId: string): void {
  staff.needJumps.set(staffId, (staff.needJumps.get(staffId) ?? 0) + 1);
}

function knownDirectService(branch: Branch, directServiceId: string): DirectService {
  return known(branch.staff.directServices.get(directServiceId), `direct service ${directServiceId}`);
}
