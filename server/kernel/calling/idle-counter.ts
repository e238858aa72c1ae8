import type { BranchConfiguration, CounterConfiguration } from '../configuration/configuration.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import type { Branch } from '../state/branch.ts';
import { comparePlaces, type Place } from '../state/line.ts';
import { directServiceAt } from './ended-direct-service.ts';
import { linesOfCounter, nextTicket } from './next-ticket.ts';

/** An idle counter that could call a ticket, and the lines it may call from. */
interface Idle {
  readonly settings: CounterConfiguration;
  readonly since: number;
  readonly lines: ReadonlySet<string>;
}

/**
 * The idle counters that are asked to call now. Each waiting ticket asks the counter that serves the fewest other lines, then
 * the one longest idle, so that the most flexible counter stays free for tickets that only it can serve. This is only a
 * prompt: every counter may still call. O(idle counters × lines), however many tickets wait.
 */
export function invitedCounters(branch: Branch, configuration: BranchConfiguration, now: number): ReadonlySet<string> {
  const idle = idleCounters(branch, configuration, now);
  const invited = new Set<string>();
  for (const { line } of firstInLines(branch, idle.length)) {
    if (invited.size === idle.length) break;
    const counter = idle.find(({ settings, lines }) => lines.has(line) && !invited.has(settings.id));
    if (counter !== undefined) invited.add(counter.settings.id);
  }
  return invited;
}

/** Least flexible first: fewest services and classes, then longest idle; ties in the configuration's order. */
function idleCounters(branch: Branch, configuration: BranchConfiguration, now: number): readonly Idle[] {
  return configuration.counters
    .flatMap((settings): Idle[] => {
      const counter = branch.hall.counters.get(settings.id);
      // The next key of this counter serves the customer armed for it, and calls nobody.
      if (directServiceAt(branch, settings.id) !== null) return [];
      if (counter?.state !== 'idle' || nextTicket(branch.staff.lines, settings, now) === null) return [];
      return [{ settings, since: counter.since, lines: new Set(linesOfCounter(settings, TICKET_CLASSES)) }];
    })
    .sort((one, other) => one.lines.size - other.lines.size || one.since - other.since);
}

/** The first places of every line, sorted by key. Places in one line beyond the number of idle counters cannot matter. */
function firstInLines(branch: Branch, limit: number): readonly { readonly line: string; readonly place: Place }[] {
  const places: { line: string; place: Place }[] = [];
  for (const [name, line] of branch.staff.lines) {
    for (let index = 0; index < limit; index += 1) {
      const place = line.at(index);
      if (place === null) break;
      places.push({ line: name, place });
    }
  }
  return places.sort((one, other) => comparePlaces(one.place, other.place));
}
