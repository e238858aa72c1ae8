import { localTimes } from '../../time/local-times.ts';
import type { DayReport } from '../../contract/day-report.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { EventOf, StoredEvent } from '../../kernel/words/event.ts';
import { AlarmTally } from './alarm-figures.ts';
import { EVENTS_A_TURN, eventsOfDate, othersTurn } from './events-of-date.ts';
import { FairnessTally } from './fairness.ts';
import { OpenVisits } from './open-visits.ts';
import { type Fact, factOf, Tally } from './report-figures.ts';

const HOUR_MINUTES = 60;

/**
 * The report of one date, over a read-only connection, in small steps between which other work goes on.
 * No decision depends on it. `date` as "2026-11-23"; null: the branch did not open on it.
 */
export async function dayReport(file: string, date: string): Promise<DayReport | null> {
  return reportOf(date, await eventsOfDate(file, date));
}

/** Hours have no ratings: in a quiet branch, an hour has a single customer. */
const WITHOUT_RATINGS = { satisfied: null, notRated: null } as const;

interface Tallies {
  readonly total: Tally;
  readonly services: Map<string, Tally>;
  readonly counters: Map<string, Tally>;
  readonly hours: Map<number, Tally>;
  readonly open: OpenVisits;
}

/** The report of events that are already at hand. */
export async function reportOf(date: string, events: readonly StoredEvent[]): Promise<DayReport | null> {
  const openings = events.map(({ event }) => event).filter((event) => event.type === 'day-opened');
  const last: EventOf<'day-opened'> | undefined = openings.at(-1);
  if (last === undefined) return null;
  const { configuration } = last;
  const tallies: Tallies = { total: new Tally(), services: new Map(), counters: new Map(), hours: new Map(), open: new OpenVisits() };
  const undone = new Set(events.flatMap(({ event }) => (event.type === 'act-undone' ? [event.actId] : [])));
  const localTime = localTimes();
  const missedAt = new Map<string, string>();
  const fairness = new FairnessTally();
  const alarms = new AlarmTally();
  for (const [index, { at, event }] of events.entries()) {
    if (index % EVENTS_A_TURN === 0) await othersTurn();
    if (event.type === 'ticket-missed') missedAt.set(event.ticketId, event.counterId);
    const hour = Math.floor(localTime(at, configuration.branch.timeZone).minuteOfDay / HOUR_MINUTES);
    fairness.add({ at, event }, hour, undone);
    alarms.add(event);
    const fact = factOf(event);
    if (fact === null || (fact.actId !== null && undone.has(fact.actId))) continue;
    tallies.open.add(event);
    count(tallies, calledAt(fact, missedAt), hour);
  }
  return { date, ...span(events), ...named(tallies, configuration), fairness: fairness.figures(), alarms: alarms.figures() };
}

/** A no-show becomes known when its time has passed, at no counter; it is counted for the counter that called in vain. */
function calledAt(fact: Fact, missedAt: ReadonlyMap<string, string>): Fact {
  if (fact.outcome !== 'no-show' || fact.ticketId === null) return fact;
  return { ...fact, counterId: missedAt.get(fact.ticketId) ?? fact.counterId };
}

function count({ total, services, counters, hours }: Tallies, fact: Fact, hour: number): void {
  total.add(fact);
  tallyOf(services, fact.serviceId).add(fact);
  if (fact.counterId !== null) tallyOf(counters, fact.counterId).add(fact);
  tallyOf(hours, hour).add(fact);
}

function tallyOf<Key>(tallies: Map<Key, Tally>, key: Key): Tally {
  const tally = tallies.get(key) ?? new Tally();
  tallies.set(key, tally);
  return tally;
}

function span(events: readonly StoredEvent[]): { openedAt: number; closedAt: number | null } {
  const last = events.findLast(({ event }) => event.type === 'day-opened' || event.type === 'day-closed');
  return { openedAt: events[0]?.at ?? 0, closedAt: last?.event.type === 'day-closed' ? last.at : null };
}

function named({ total, services, counters, hours, open }: Tallies, configuration: BranchConfiguration) {
  const figures = <Key>(tallies: ReadonlyMap<Key, Tally>, key: Key, stillOpen: number | null) =>
    (tallies.get(key) ?? new Tally()).figures(stillOpen);
  return {
    branchName: configuration.branch.name,
    total: total.figures(open.total),
    services: configuration.services.map(({ id, prefix, name }) => ({ id, prefix, name, figures: figures(services, id, open.of(id)) })),
    counters: configuration.counters.map(({ id, label }) => ({ id, label, figures: figures(counters, id, null) })),
    hours: [...hours.keys()]
      .sort((one, other) => one - other)
      .map((hour) => ({ hour, figures: { ...figures(hours, hour, null), ...WITHOUT_RATINGS } })),
  };
}
