import type { BranchConfiguration } from '../../kernel/configuration/configuration.ts';
import type { Outcome } from '../../kernel/state/ticket.ts';
import type { StoredEvent } from '../../kernel/words/event.ts';
import { type AlarmFacts, AlarmTally } from '../report/alarm-figures.ts';
import { EVENTS_A_TURN, eventsOfDate, othersTurn } from '../report/events-of-date.ts';
import { FairnessTally } from '../report/fairness.ts';
import { type Count, type Fact, factOf, Tally } from '../report/report-figures.ts';
import { type DutyCoverage, dutyCoverage } from '../report/duty-coverage.ts';
import { CounterHours } from './counter-hours.ts';
import { type ReferralFacts, referralFacts } from './referral-figures.ts';

/** One wait: its length, whose it was, and the time of day, for the curve of half hours. */
export interface Wait {
  readonly ms: number;
  readonly isPremium: boolean;
  readonly calledAt: number;
  readonly serviceId: string;
}

/**
 * A date's figures in a form that can be joined with others': single durations, sums, and referrals. Names are
 * those of its last opening.
 */
export interface DayFigures {
  readonly date: string;
  readonly configuration: BranchConfiguration;
  /** How long the branch was open, over all openings of the date. */
  readonly openMs: number;
  readonly waits: readonly Wait[];
  readonly walkUpsMs: readonly number[];
  readonly servicesMs: readonly number[];
  readonly counts: Readonly<Record<Count, number>>;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly ratings: readonly number[];
  readonly calls: number;
  readonly recalls: number;
  readonly returned: number;
  readonly counters: { readonly configured: number; readonly openMs: number; readonly pausedMs: number; readonly servingMs: number };
  readonly fairness: ReturnType<FairnessTally['figures']>;
  readonly coverage: DutyCoverage;
  readonly referrals: ReferralFacts;
  readonly alarms: AlarmFacts;
}

/** null: the branch did not open on that date. Read-only, in small steps between which other work goes on. */
export async function dayFigures(file: string, date: string): Promise<DayFigures | null> {
  const events = await eventsOfDate(file, date);
  return events.length === 0 ? null : figuresOf(date, events);
}

export async function figuresOf(date: string, events: readonly StoredEvent[]): Promise<DayFigures | null> {
  const configuration = events.findLast(({ event }) => event.type === 'day-opened')?.event;
  if (configuration?.type !== 'day-opened') return null;
  const undone = new Set(events.flatMap(({ event }) => (event.type === 'act-undone' ? [event.actId] : [])));
  const tally = new Tally();
  const waits: Wait[] = [];
  const measured = { walkUp: [] as number[], service: [] as number[] };
  const ratings: number[] = [];
  const fairness = new FairnessTally();
  const hours = new CounterHours();
  const alarms = new AlarmTally();
  for (const [index, stored] of events.entries()) {
    if (index % EVENTS_A_TURN === 0) await othersTurn();
    fairness.add(stored, 0, undone);
    hours.add(stored);
    alarms.add(stored.event);
    const fact = factOf(stored.event);
    if (fact === null || (fact.actId !== null && undone.has(fact.actId))) continue;
    tally.add(fact);
    if (fact.score !== null) ratings.push(fact.score);
    if (fact.measure === 'wait') waits.push(waitOf(fact, stored));
    else if (fact.measure !== null) measured[fact.measure].push(fact.ms);
  }
  const last = events.at(-1)?.at ?? 0;
  return {
    date,
    configuration: configuration.configuration,
    openMs: openMs(events),
    waits,
    walkUpsMs: measured.walkUp,
    servicesMs: measured.service,
    counts: tally.counts,
    outcomes: tally.outcomes,
    ratings,
    calls: number(events, 'ticket-called', undone),
    recalls: number(events, 'ticket-recalled', undone),
    returned: number(events, 'ticket-returned', undone),
    counters: { configured: configuration.configuration.counters.length, ...hours.until(last) },
    fairness: fairness.figures(),
    coverage: dutyCoverage(events, last),
    referrals: referralFacts(events, configuration.configuration),
    alarms: alarms.facts(),
  };
}

function waitOf(fact: Fact, { at, event }: StoredEvent): Wait {
  const isPremium = event.type === 'direct-service-started' || (event.type === 'ticket-called' && event.class === 'premium');
  return { ms: fact.ms, isPremium, calledAt: at, serviceId: fact.serviceId };
}

function number(
  events: readonly StoredEvent[],
  type: 'ticket-called' | 'ticket-recalled' | 'ticket-returned',
  undone: ReadonlySet<string>,
): number {
  return events.filter(({ event }) => {
    if (event.type !== type) return false;
    return !undone.has('actId' in event ? (event.actId ?? '') : 'callId' in event ? event.callId : '');
  }).length;
}

/** A day that is still open lasts until its last event. */
function openMs(events: readonly StoredEvent[]): number {
  let total = 0;
  let openedAt: number | null = null;
  for (const { at, event } of events) {
    if (event.type === 'day-opened') openedAt = at;
    if (event.type !== 'day-closed' || openedAt === null) continue;
    total += at - openedAt;
    openedAt = null;
  }
  return total + (openedAt === null ? 0 : (events.at(-1)?.at ?? openedAt) - openedAt);
}
