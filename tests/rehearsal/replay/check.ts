import type { EventOf, EventType } from '../../../server/kernel/words/event.ts';
import type { StoredRow } from '../branch-on-disk.ts';
import type { Visit } from './conduct.ts';
import type { Expected } from './expected.ts';

/** Most violations that are listed; more would say nothing new. */
export const VIOLATIONS_MAX = 20;

export interface Evidence {
  readonly visits: readonly Visit[];
  /** In the order of the visits. */
  readonly expected: readonly Expected[];
  readonly stored: readonly StoredRow[];
  /** Epoch ms of the day's local midnight. */
  readonly midnight: number;
}

interface Story {
  readonly types: string[];
  readonly rows: StoredRow[];
}

const SERVED = 'ticket-taken ticket-called service-started ticket-closed:normal';
const NO_SHOW = 'ticket-taken ticket-called ticket-missed ticket-closed:no-show';
const CANCELLED = 'ticket-taken ticket-closed:cancelled-by-customer';

/**
 * Every arrival has exactly one ticket, every served one exactly one transaction of the recorded length, every caller who
 * gave up exactly one such ending, each at the moment worked out from the trace; calls in the order of issue; one customer
 * at a counter at a time; what the robots were told is what was stored. Read from the stored events. Empty: all of it holds.
 */
export function violationsIn(evidence: Evidence): readonly string[] {
  const stories = storiesOf(evidence.stored);
  const found = [
    ...takenOnce(evidence),
    ...evidence.visits.flatMap((visit, index) => visitAsExpected(evidence, stories, visit, index)),
    ...strangers(evidence, stories),
    ...issuedInOrder(evidence.stored),
    ...calledInOrder(evidence.stored),
    ...oneAtACounter(evidence.stored),
  ];
  return found.length <= VIOLATIONS_MAX ? found : [...found.slice(0, VIOLATIONS_MAX), `… and ${found.length - VIOLATIONS_MAX} more`];
}

function storiesOf(stored: readonly StoredRow[]): ReadonlyMap<string, Story> {
  const stories = new Map<string, Story>();
  for (const row of stored) {
    if (!('ticketId' in row.event) || row.event.ticketId === null) continue;
    const story = stories.get(row.event.ticketId) ?? { types: [], rows: [] };
    story.types.push(row.event.type === 'ticket-closed' ? `${row.event.type}:${row.event.outcome}` : row.event.type);
    story.rows.push(row);
    stories.set(row.event.ticketId, story);
  }
  return stories;
}

function eventsOf<T extends EventType>(stored: readonly StoredRow[], type: T): readonly EventOf<T>[] {
  return stored.map(({ event }) => event).filter((event): event is EventOf<T> => event.type === type);
}

function takenOnce({ visits, stored }: Evidence): readonly string[] {
  const taken = stored.filter(({ event }) => event.type === 'ticket-taken');
  const byCommand = new Map<string, number>();
  for (const { commandId } of taken) byCommand.set(commandId, (byCommand.get(commandId) ?? 0) + 1);
  const found = visits
    .map((visit) => ({ visit, count: byCommand.get(visit.takeCommandId) ?? 0 }))
    .filter(({ count }) => count !== 1)
    .map(({ visit, count }) => `line ${visit.caller.line}: arrived once and has ${count} tickets`);
  return taken.length === visits.length ? found : [...found, `${visits.length} arrivals and ${taken.length} tickets`];
}

function visitAsExpected(evidence: Evidence, stories: ReadonlyMap<string, Story>, visit: Visit, index: number): readonly string[] {
  const expected = evidence.expected[index];
  const story = stories.get(visit.receipt.ticketId);
  const who = `line ${visit.caller.line}, ${visit.receipt.number}`;
  if (expected === undefined || story === undefined) return [`${who}: nothing is stored`];
  const should = { served: SERVED, 'no-show': NO_SHOW, cancelled: CANCELLED }[expected.outcome];
  if (story.types.join(' ') !== should) return [`${who}: stored is "${story.types.join(' ')}", it should be "${should}"`];
  const taken = story.rows[0];
  const found: string[] = [];
  if (taken?.event.type === 'ticket-taken' && taken.event.number !== visit.receipt.number)
    found.push(`${who}: stored as ${taken.event.number}`);
  const times = story.rows.map(({ at }) => at - evidence.midnight);
  const wrong = timesExpected(visit, expected).find((time, step) => time !== null && time !== times[step]);
  if (wrong !== undefined) found.push(`${who}: happened at ${times.join(', ')} ms, expected ${timesExpected(visit, expected).join(', ')}`);
  return [...found, ...recordedLength(visit, story, who)];
}

/** In the order of the story; null: at a moment of the server's own choosing. */
function timesExpected({ caller }: Visit, expected: Expected): readonly (number | null)[] {
  switch (expected.outcome) {
    case 'served':
      return [caller.arrivedMs, expected.calledAt, expected.calledAt, expected.closedAt];
    case 'no-show':
      return [caller.arrivedMs, expected.calledAt, expected.calledAt, null];
    case 'cancelled':
      return [caller.arrivedMs, expected.closedAt];
    default:
      return expected satisfies never;
  }
}

function recordedLength({ caller }: Visit, { rows }: Story, who: string): readonly string[] {
  const closed = rows.at(-1)?.event;
  if (caller.fate.kind !== 'served' || closed?.type !== 'ticket-closed' || closed.serviceMs === caller.fate.serviceMs) return [];
  return [`${who}: served ${String(closed.serviceMs)} ms, the bank recorded ${caller.fate.serviceMs}`];
}

function strangers({ visits }: Evidence, stories: ReadonlyMap<string, Story>): readonly string[] {
  const known = new Set(visits.map(({ receipt }) => receipt.ticketId));
  return [...stories.keys()].filter((ticketId) => !known.has(ticketId)).map((ticketId) => `ticket ${ticketId}: no robot was given it`);
}

function issuedInOrder(stored: readonly StoredRow[]): readonly string[] {
  const gap = eventsOf(stored, 'ticket-taken').find(({ n }, index) => n !== index + 1);
  return gap === undefined ? [] : [`${gap.number}: issue sequence ${gap.n} is out of line`];
}

/** All counters serve all businesses, so nobody may be called before somebody who came earlier. */
function calledInOrder(stored: readonly StoredRow[]): readonly string[] {
  const issue = new Map(eventsOf(stored, 'ticket-taken').map(({ ticketId, n }) => [ticketId, n]));
  const order = eventsOf(stored, 'ticket-called').map(({ ticketId }) => issue.get(ticketId) ?? 0);
  const passed = order.findIndex((n, index) => n <= (order[index - 1] ?? 0));
  return passed === -1 ? [] : [`call ${passed + 1}: issue sequence ${order[passed]} was called after ${order[passed - 1]}`];
}

function oneAtACounter(stored: readonly StoredRow[]): readonly string[] {
  const inHand = new Map<string, string>();
  const found: string[] = [];
  for (const { event } of stored) {
    if (event.type === 'ticket-called') {
      const other = inHand.get(event.counterId);
      if (other !== undefined) found.push(`${event.counterId} called ${event.ticketId} with ${other} in hand`);
      inHand.set(event.counterId, event.ticketId);
    }
    const ends = event.type === 'ticket-missed' || (event.type === 'ticket-closed' && event.counterId !== null);
    if (ends && event.counterId !== null) inHand.delete(event.counterId);
  }
  return found;
}
