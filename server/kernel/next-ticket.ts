import type { CounterConfiguration } from './configuration.ts';
import { comparePlaces, type Line, type Place } from './line.ts';

/** The lines a counter may call from: its services' and its own. */
export function linesOfCounter(counter: CounterConfiguration): readonly string[] {
  return [...counter.serviceIds.map((serviceId) => `service:${serviceId}`), `counter:${counter.id}`];
}

/**
 * The call policy, alone in this file: the smallest key among the tickets this counter may serve, ties by issue number.
 * Lines are sorted, so only their heads compete: O(lines of the counter), whatever the number waiting.
 */
export function nextTicket(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration): Place | null {
  let best: Place | null = null;
  for (const name of linesOfCounter(counter)) {
    const head = lines.get(name)?.head() ?? null;
    if (head !== null && (best === null || comparePlaces(head, best) < 0)) best = head;
  }
  return best;
}

/** How early a ticket stands in line, epoch ms. Head-starts will be subtracted here, and nowhere else. */
export function issueKey(takenAt: number): number {
  return takenAt;
}

/** Returners keep at most `graceMs` of their age: soon, not instantly. */
export function returnKey(key: number, now: number, graceMs: number): number {
  return Math.max(key, now - graceMs);
}
