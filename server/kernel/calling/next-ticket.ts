import type { CounterConfiguration, CounterProfile } from '../configuration/configuration.ts';
import { PROTECTED_CLASSES, TICKET_CLASSES, type TicketClass } from '../configuration/standing.ts';
import { comparePlaces, type Line, type Place } from '../state/line.ts';
import { lineName } from './lines.ts';

/** The lines that a counter may call from, by class of who stands in them: looked up once for a whole choice. */
type LinesByClass = Readonly<Record<TicketClass, readonly Line[]>>;

const NEVER_KEPT_OUT: readonly TicketClass[] = PROTECTED_CLASSES.filter((one) => one !== 'ordinary');

/**
 * Names of the lines that a counter may call from, for these classes: those of its services and its own, where
 * its profile serves the class.
 */
export function linesOfCounter(counter: CounterConfiguration, classes: readonly TicketClass[]): readonly string[] {
  const served = classes.filter((ticketClass) => counter.profile.classes.includes(ticketClass));
  return [
    ...counter.serviceIds.flatMap((serviceId) => served.map((ticketClass) => lineName({ kind: 'service', serviceId }, ticketClass))),
    ...classes.map((ticketClass) => lineName({ kind: 'counter', counterId: counter.id }, ticketClass)),
  ];
}

/**
 * The call policy HS(h,K), in this file only: the smallest key among the tickets that this counter may serve and that are not
 * blocked; ties by issue sequence. A charged ticket is blocked while an earlier-issued ticket that this counter could serve
 * has been passed as often as the cap allows: whoever stands as premium now may turn out to be ordinary. A blocked ticket is
 * skipped and the others still compete: taking the oldest ordinary ticket instead would let one premium ticket delay another.
 *
 * Lines are sorted, so only their heads compete: O(lines of the counter), plus one step for each blocked ticket skipped.
 * `now`, epoch ms, matters only to a counter that is kept free.
 */
export function nextTicket(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, now: number): Place | null {
  const own = linesByClass(lines, counter);
  const { profile } = counter;
  const wall = smallestAtCapAmong(own, TICKET_CLASSES);
  const charged = firstOf(own.premium, (line) => (wall === null ? line.head() : line.firstIssuedUpTo(wall)));
  if (charged !== null && profile.premiumFirst) return charged;
  let best = charged;
  for (const one of protectedClasses(own, profile, now)) best = earlier(best, firstOf(own[one], headOf));
  return best;
}

/** Lines that this counter serves now: without the ordinary ones while it is kept free of them. */
export function linesServedNow(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, now: number): readonly Line[] {
  return linesOf(lines, counter, ['premium', ...protectedClasses(linesByClass(lines, counter), counter.profile, now)]);
}

function protectedClasses(own: LinesByClass, profile: CounterProfile, now: number): readonly TicketClass[] {
  return isKeptFree(own, profile, now) ? NEVER_KEPT_OUT : PROTECTED_CLASSES;
}

/** The smallest issue sequence among this counter's waiting tickets of these classes that must not be passed again; null: there is none. */
export function smallestAtCap(
  lines: ReadonlyMap<string, Line>,
  counter: CounterConfiguration,
  classes: readonly TicketClass[],
): number | null {
  return smallestAtCapAmong(linesByClass(lines, counter), classes);
}

function smallestAtCapAmong(own: LinesByClass, classes: readonly TicketClass[]): number | null {
  let smallest: number | null = null;
  for (const one of classes) {
    for (const line of own[one]) {
      const issueSequence = line.atCap.smallest;
      if (issueSequence !== null && (smallest === null || issueSequence < smallest)) smallest = issueSequence;
    }
  }
  return smallest;
}

function linesByClass(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration): LinesByClass {
  return {
    premium: linesOf(lines, counter, ['premium']),
    need: linesOf(lines, counter, ['need']),
    appointment: linesOf(lines, counter, ['appointment']),
    ordinary: linesOf(lines, counter, ['ordinary']),
  };
}

export function linesOf(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration, classes: readonly TicketClass[]): readonly Line[] {
  return linesOfCounter(counter, classes)
    .map((name) => lines.get(name))
    .filter((line) => line !== undefined);
}

/** All lines from which this counter may serve a ticket. */
export function allLinesOf(lines: ReadonlyMap<string, Line>, counter: CounterConfiguration): readonly Line[] {
  return linesOf(lines, counter, TICKET_CLASSES);
}

/**
 * A counter kept free for premium customers serves ordinary ones once the oldest has waited long enough, and whenever one
 * of them must not be passed again: otherwise it would stand idle while both kinds of customer wait.
 */
function isKeptFree(own: LinesByClass, { keepFreeMs }: CounterProfile, now: number): boolean {
  if (keepFreeMs === null || smallestAtCapAmong(own, PROTECTED_CLASSES) !== null) return false;
  const oldest = firstOf(own.ordinary, headOf);
  return oldest !== null && now - oldest.key < keepFreeMs;
}

function headOf(line: Line): Place | null {
  return line.head();
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

/** Place in line, epoch ms. Only here is the head-start subtracted. */
export function issueKey(takenAt: number, headStartMs: number): number {
  return takenAt - headStartMs;
}

/** A returned ticket keeps at most `graceMs` of its age: its turn comes soon, not instantly. */
export function returnKey(key: number, now: number, graceMs: number): number {
  return Math.max(key, now - graceMs);
}
