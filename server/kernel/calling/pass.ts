import type { CounterConfiguration } from '../configuration/configuration.ts';
import { longestHeadStartMs } from '../configuration/policy.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import type { Branch } from '../state/branch.ts';
import { countPass } from './lines.ts';
import { linesOf, smallestAtCap } from './next-ticket.ts';

/*
 * The only code by which a ticket is served before an earlier one that the counter could serve. Every charged call (chosen,
 * resumed, transferred, direct service) is checked here, and refused past the cap. Everybody who waits has an account of passes,
 * whatever his class and whatever his ticket is kept for: an identification can be revoked and a direct service can end, and then an
 * ordinary customer stands there who may have been passed K times and no more.
 */

/** Waiting tickets that serving this issue sequence at this counter now would pass, with those kept for a direct service. */
export function passedBy(branch: Branch, counter: CounterConfiguration, issueSequence: number): readonly string[] {
  const passed: string[] = [];
  for (const line of linesOf(branch.staff.lines, counter, TICKET_CLASSES)) {
    for (const place of line) if (place.n < issueSequence) passed.push(place.ticketId);
    for (const place of line.keptAside()) if (place.n < issueSequence) passed.push(place.ticketId);
  }
  return passed;
}

/** Number of a waiting ticket that this issue sequence must not pass again at this counter; null: there is none. */
export function blockedBy(branch: Branch, counter: CounterConfiguration, issueSequence: number): string | null {
  const atCap = smallestAtCap(branch.staff.lines, counter, TICKET_CLASSES);
  if (atCap === null || atCap >= issueSequence) return null;
  for (const line of linesOf(branch.staff.lines, counter, TICKET_CLASSES)) {
    for (const place of [...line, ...line.keptAside()]) if (place.n === atCap) return branch.hall.tickets.get(place.ticketId)?.number ?? '';
  }
  return '';
}

/**
 * If the window also binds what staff choose: its length in ms when one of these tickets came at least that long before
 * `takenAt`, so that it must not be passed; otherwise null.
 */
export function outsideWindow(branch: Branch, ticketIds: readonly string[], takenAt: number): number | null {
  const policy = branch.hall.configuration?.policy;
  if (policy?.windowBindsDirectServices !== true) return null;
  const windowMs = longestHeadStartMs(policy);
  const cameBefore = (ticketId: string): boolean => takenAt - (branch.hall.tickets.get(ticketId)?.takenAt ?? takenAt) >= windowMs;
  return ticketIds.some(cameBefore) ? windowMs : null;
}

/** For folds only: each of these tickets was passed once more. */
export function pass(branch: Branch, ticketIds: readonly string[]): void {
  for (const ticketId of ticketIds) change(branch, ticketId, 1);
}

/** For folds only: gives back the passes of a wrong call, or of a direct service that did not happen. */
export function giveBack(branch: Branch, ticketIds: readonly string[]): void {
  for (const ticketId of ticketIds) change(branch, ticketId, -1);
}

function change(branch: Branch, ticketId: string, by: 1 | -1): void {
  const record = branch.staff.records.get(ticketId);
  if (record === undefined) throw new Error(`ticket ${ticketId} was passed and has no record`);
  countPass(branch, record, by);
}
