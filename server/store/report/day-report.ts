import { localTimes } from '../../clock.ts';
import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { EventOf, StoredEvent } from '../../kernel/words/event.ts';
import type { LocalText } from '../../kernel/configuration/local-text.ts';
import { eventsOfDate, EVENTS_A_TURN, othersTurn } from './events-of-date.ts';
import { type Fairness, FairnessTally } from './fairness.ts';
import { type Fact, factOf, type Figures, Tally } from './report-figures.ts';

const HOUR_MINUTES = 60;

/** A business day in figures. A date may span two sittings; names are those of the last one. */
export interface DayReport {
  readonly date: string;
  readonly branchName: LocalText;
  readonly openedAt: number;
  /** null: still open. */
  readonly closedAt: number | null;
  readonly total: Figures;
  readonly services: readonly { readonly id: string; readonly prefix: string; readonly name: LocalText; readonly figures: Figures }[];
  readonly counters: readonly { readonly id: string; readonly label: string; readonly figures: Figures }[];
  readonly fairness: Fairness;
  /** Hours of the branch's clock in which something happened. */
  readonly hours: readonly { readonly hour: number; readonly figures: Figures }[];
}

/**
 * Adds up one date, over a connection that can only read, in small steps between which everybody else is served.
 * Nothing is ever decided by it. `date` as "2026-11-23"; null: the branch did not open on it.
 */
export async function dayReport(file: string, date: string): Promise<DayReport | null> {
  return addUp(date, await eventsOfDate(file, date));
}

/** An hour of a quiet branch is one customer. */
const WITHOUT_RATINGS = { satisfied: null, notRated: null } as const;

interface Tallies {
  readonly total: Tally;
  readonly services: Map<string, Tally>;
  readonly counters: Map<string, Tally>;
  readonly hours: Map<number, Tally>;
}

async function addUp(date: string, events: readonly StoredEvent[]): Promise<DayReport | null> {
  const openings = events.map(({ event }) => event).filter((event) => event.type === 'day-opened');
  const last: EventOf<'day-opened'> | undefined = openings.at(-1);
  if (last === undefined) return null;
  const { configuration } = last;
  const tallies: Tallies = { total: new Tally(), services: new Map(), counters: new Map(), hours: new Map() };
  const undone = new Set(events.flatMap(({ event }) => (event.type === 'act-undone' ? [event.actId] : [])));
  const localTime = localTimes();
  const missedAt = new Map<string, string>();
  const fairness = new FairnessTally();
  for (const [index, { at, event }] of events.entries()) {
    if (index % EVENTS_A_TURN === 0) await othersTurn();
    if (event.type === 'ticket-missed') missedAt.set(event.ticketId, event.counterId);
    const hour = Math.floor(localTime(at, configuration.branch.timeZone).minuteOfDay / HOUR_MINUTES);
    fairness.add({ at, event }, hour, undone);
    const fact = factOf(event);
    if (fact === null || (fact.actId !== null && undone.has(fact.actId))) continue;
    count(tallies, calledAt(fact, missedAt), hour);
  }
  return { date, ...span(events), ...named(tallies, configuration), fairness: fairness.figures() };
}

/** A no-show is found out when its time has passed, nowhere; it belongs to the counter that called in vain. */
function calledAt(fact: Fact, missedAt: ReadonlyMap<string, string>): Fact {
  if (fact.count !== 'noShow' || fact.ticketId === null) return fact;
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

function named({ total, services, counters, hours }: Tallies, configuration: BranchConfiguration) {
  const figures = <Key>(tallies: ReadonlyMap<Key, Tally>, key: Key) => (tallies.get(key) ?? new Tally()).figures();
  return {
    branchName: configuration.branch.name,
    total: total.figures(),
    services: configuration.services.map(({ id, prefix, name }) => ({ id, prefix, name, figures: figures(services, id) })),
    counters: configuration.counters.map(({ id, label }) => ({ id, label, figures: figures(counters, id) })),
    hours: [...hours.keys()]
      .sort((one, other) => one - other)
      .map((hour) => ({ hour, figures: { ...figures(hours, hour), ...WITHOUT_RATINGS } })),
  };
}
