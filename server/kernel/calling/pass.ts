import type { Branch } from '../state/branch.ts';
import type { CounterConfiguration } from '../configuration/configuration.ts';
import { countPass } from './lines.ts';
import { linesOf, smallestAtCap } from './next-ticket.ts';
import { longestHeadStartMs } from '../configuration/policy.ts';
import { PROTECTED_CLASSES } from '../configuration/standing.ts';

/*
 * The one way by which anybody is served before a protected ticket that the counter could serve. A call, a chosen call, a
 * resumed or transferred ticket, a direct service: whatever is charged comes through here, and is refused past the cap.
 */

/** The waiting protected tickets that serving issue number `n` at this counter now would pass, those kept out of need included. */
export function passedBy(branch: Branch, counter: CounterConfiguration, n: number): readonly string[] {
  const passed: string[] = [];
  for (const line of linesOf(branch.staff.lines, counter, PROTECTED_CLASSES)) {
    for (const place of line) if (place.n < n) passed.push(place.ticketId);
    for (const place of line.keptAside()) if (place.n < n) passed.push(place.ticketId);
  }
  return passed;
}

/** The number of a waiting ticket that must not be passed again by issue number `n` at this counter; null: nobody is in the way. */
export function blockedBy(branch: Branch, counter: CounterConfiguration, n: number): string | null {
  const wall = smallestAtCap(branch.staff.lines, counter);
  if (wall === null || wall >= n) return null;
  for (const line of linesOf(branch.staff.lines, counter, PROTECTED_CLASSES)) {
    for (const place of [...line, ...line.keptAside()]) if (place.n === wall) return branch.hall.tickets.get(place.ticketId)?.number ?? '';
  }
  return '';
}

/**
 * Where the window binds what staff choose, too: its length in ms when one of these came that much before `takenAt`, and so
 * must not be passed; else null.
 */
export function outsideWindow(branch: Branch, ticketIds: readonly string[], takenAt: number): number | null {
  const policy = branch.hall.configuration?.policy;
  if (policy?.windowBindsDirectServices !== true) return null;
  const windowMs = longestHeadStartMs(policy);
  const cameBefore = (ticketId: string): boolean => takenAt - (branch.hall.tickets.get(ticketId)?.takenAt ?? takenAt) >= windowMs;
  return ticketIds.some(cameBefore) ? windowMs : null;
}

/** Fold only: each of these was passed once more. */
export function pass(branch: Branch, ticketIds: readonly string[]): void {
  for (const ticketId of ticketIds) change(branch, ticketId, 1);
}

/** Fold only: what a wrong call, or a direct service that did not happen, had charged. */
export function giveBack(branch: Branch, ticketIds: readonly string[]): void {
  for (const ticketId of ticketIds) change(branch, ticketId, -1);
}

function change(branch: Branch, ticketId: string, by: 1 | -1): void {
  const record = branch.staff.records.get(ticketId);
  if (record === undefined) throw new Error(`ticket ${ticketId} was passed and has no record`);
  countPass(branch, record, by);
}
