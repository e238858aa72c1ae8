import { countNeedJump } from '../calling/fold-direct-service.ts';
import { setAside, standInLine, stepOutOfLine, takeFromAside } from '../calling/lines.ts';
import { knownTicket, touchedRecord } from '../known.ts';
import type { Branch } from '../state/branch.ts';
import { countCue } from '../state/cue-use.ts';
import type { EventOf, StandingChange } from '../words/event.ts';

const SETS_CUE: ReadonlySet<StandingChange> = new Set(['identified', 'identification-undone', 'revoked']);

/** Arrival, issue sequence and passes stay; a waiting ticket moves to its new place at once. */
export function changeStanding(branch: Branch, event: EventOf<'standing-changed'>, at: number): void {
  const ticket = knownTicket(branch, event.ticketId);
  const record = touchedRecord(branch, event.ticketId);
  const isWaiting = ticket.phase === 'waiting';
  const isAside = record.directServiceId !== null;
  if (isWaiting) (isAside ? takeFromAside : stepOutOfLine)(branch, record);
  const { standing, cueId } = record;
  record.beforeIdentified = event.change === 'identified' ? { at, staffId: event.staffId, standing, cueId } : null;
  if (event.change === 'identified') countCue(branch.staff.cueUses, event.cueId, 1);
  if (event.change === 'identification-undone') countCue(branch.staff.cueUses, cueId, -1);
  if (event.change === 'identified') branch.staff.lastIdentified.set(event.staffId, ticket.id);
  if (SETS_CUE.has(event.change)) record.cueId = event.cueId;
  record.standing = event.standing;
  record.class = event.class;
  record.key = event.key;
  record.headStartMs = event.headStartMs;
  if (isWaiting) (isAside ? setAside : standInLine)(branch, record);
  if (event.change === 'need-assigned') countNeedJump(branch, event.staffId);
}
