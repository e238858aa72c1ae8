import type { CounterConfiguration } from '../configuration/configuration.ts';
import { comparePlaces, type Line, type Place } from '../state/line.ts';
import { lineName } from './lines.ts';
import { PROTECTED_CLASSES, TICKET_CLASSES, type TicketClass } from '../configuration/standing.ts';

/** The lines a counter may call from, of these classes: its services', as far as its profile serves the class, and its own. */
export function linesOfCounter(counter: CounterConfiguration, classes: readonly TicketClass[]): readonly string[] {
  const served = classes.filter((ticketClass) => counter.profile.classes.includes(ticketClass));
  return [
    ...counter.serviceIds.flatMap((serviceId) => served.map((ticketClass) => lineName({ kind: 'service', serviceId }, ticketClass))),
    ...classes.map((ticketClass) => lineName({ kind: 'counter', counterId: counter.id }, ticketClass)),
  ];
}

/**
 * The call policy HS(h,K), alone in this file: the smallest key among the tickets this counter may serve that are not
 * blocked, ties by issue number. A charged ticket is blocked while a protected one that this counter could serve, issued
 * earlier, has been passed as often as the cap allows. The blocked one is skipped and the rest compete on: taking the
 * oldest ordinary ticket instead would delay a premium one by raising another.
 *
 * Lines are sorted, so only their heads compete: O(lines of the counter), and one step for each blocked ticket skipped.
 * `now`, epoch ms, matters only to a counter that is kept free.
 */
export function nextTicket(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, now: number): Place | null {
  const wall = smallestAtCap(lines, counter);
  const charged = firstOf(linesOf(lines, counter, ['premium']), (line) => (wall === null ? line.head() : line.firstIssuedBefore(wall)));
  if (charged !== null && counter.profile.premiumFirst) return charged;
  const classes = isKeptFree(lines, counter, now) ? PROTECTED_CLASSES.filter((one) => one !== 'ordinary') : PROTECTED_CLASSES;
  const free = firstOf(linesOf(lines, counter, classes), (line) => line.head());
  return earlier(charged, free);
}

/** The smallest issue number among the waiting tickets of this counter that must not be passed again; null: there is none. */
export function smallestAtCap(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration): number | null {
  let smallest: number | null = null;
  for (const line of linesOf(lines, counter, PROTECTED_CLASSES)) {
    const n = line.atCap.smallest;
    if (n !== null && (smallest === null || n < smallest)) smallest = n;
  }
  return smallest;
}

export function linesOf(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, classes: readonly TicketClass[]): readonly Line[] {
  return linesOfCounter(counter, classes)
    .map((name) => lines.get(name))
    .filter((line) => line !== undefined);
}

/** Everybody this counter may serve at all. */
export function allLinesOf(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration): readonly Line[] {
  return linesOf(lines, counter, TICKET_CLASSES);
}

/**
 * A counter kept free for premium customers serves ordinary ones once the oldest has waited long enough, and always
 * while one of them must not be passed again: else it would stand idle before two people.
 */
function isKeptFree(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, now: number): boolean {
  const { keepFreeMs } = counter.profile;
  if (keepFreeMs === null || smallestAtCap(lines, counter) !== null) return false;
  const oldest = firstOf(linesOf(lines, counter, ['ordinary']), (line) => line.head());
  return oldest !== null && now - oldest.key < keepFreeMs;
}

function firstOf(lines: readonly Line[], choose: (line: Line) => Place | null): Place | null {
  let best: Place | null = null;
  for (const line of lines) best = earlier(best, choose(line));
  return best;
}

function earlier(a: Place | null, b: Place | null): Place | null {
  if (a === null || b === null) return a ?? b;
  return comparePlaces(a, b) <= 0 ? a : b;
}

/** How early a ticket stands in line, epoch ms. The head-start is subtracted here, and nowhere else. */
export function issueKey(takenAt: number, headStartMs: number): number {
  return takenAt - headStartMs;
}

/** Returners keep at most `graceMs` of their age: soon, not instantly. */
export function returnKey(key: number, now: number, graceMs: number): number {
  return Math.max(key, now - graceMs);
}
