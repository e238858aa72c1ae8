import { countNeedJump } from '../calling/fold-direct-service.ts';
import { setAside, standInLine, stepOutOfLine, takeFromAside } from '../calling/lines.ts';
import { knownTicket, touchedRecord } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import type { EventOf } from '../words/event.ts';

/** Arrival, issue sequence and passes stay; a waiting ticket moves to its new place at once. */
export function changeStanding(branch: Branch, event: EventOf<'standing-changed'>): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const isWaiting = ticket.phase === 'waiting';
  const isAside = record.directServiceId !== null;
  if (isWaiting) (isAside ? takeFromAside : stepOutOfLine)(branch, record);
  if (event.change === 'identified' || event.change === 'revoked') record.cueId = event.cueId;
  record.standing = event.standing;
  record.class = event.class;
  record.key = event.key;
  record.headStartMs = event.headStartMs;
  if (isWaiting) (isAside ? setAside : standInLine)(branch, record);
  if (event.change === 'need-assigned') countNeedJump(branch, event.staffId);
}
