import { directServiceAt } from '../calling/ended-direct-service.ts';
import { linesServedNow, nextTicket } from '../calling/next-ticket.ts';
import { type AlarmConfiguration, longServiceMs, targetWaitMs, WAIT_GROUPS } from '../configuration/alarms.ts';
import type { BranchConfiguration, CounterConfiguration } from '../configuration/configuration.ts';
import { TICKET_CLASSES } from '../configuration/standing.ts';
import { publicServices } from '../guards.ts';
import { ALARM_SETTLE_MS, alarmKey, type AlarmSubject } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import type { Counter } from '../state/counter.ts';
import type { Condition } from './condition.ts';
import { kioskConditions } from './kiosk-conditions.ts';
import { classesOf, earliest, longestInLine, longestWait } from './waiting.ts';

/** Everything in the hall that is wrong if it lasts, by `alarmKey`. Reads the branch only: an undo brings it back as it was. */
export function conditionsOf(branch: Branch, configuration: BranchConfiguration, now: number): ReadonlyMap<string, Condition> {
  const { alarms } = configuration;
  const conditions = [...(alarms === null ? [] : timePassing(branch, configuration, alarms, now)), ...kioskConditions(branch)];
  return new Map(conditions.map((condition) => [alarmKey(condition.subject), condition]));
}

function timePassing(branch: Branch, configuration: BranchConfiguration, alarms: AlarmConfiguration, now: number): readonly Condition[] {
  return [
    ...publicServices(configuration).flatMap(({ id }) => [
      ...longWaits(branch, configuration, id),
      ...uncovered(branch, configuration, alarms, id),
    ]),
    ...configuration.counters.flatMap((settings) => atCounter(branch, configuration, alarms, settings, now)),
  ];
}

/** A wait, a call or a service is right until its time is over. */
function timed(subject: AlarmSubject, since: number, limitMs: number): Condition {
  return { subject, since, dueAt: since + limitMs + ALARM_SETTLE_MS, wrongFrom: since + limitMs, wrongUntil: null };
}

/** An idle counter before people who wait is wrong at once, and worth an alarm when it lasts. */
function lasting(subject: AlarmSubject, since: number, limitMs: number): Condition {
  return { subject, since, dueAt: since + limitMs + ALARM_SETTLE_MS, wrongFrom: since, wrongUntil: null };
}

function longWaits(branch: Branch, configuration: BranchConfiguration, serviceId: string): readonly Condition[] {
  return WAIT_GROUPS.flatMap((group) => {
    const since = longestWait(branch, serviceId, classesOf(group));
    return since === null ? [] : [timed({ kind: 'wait', serviceId, group }, since, targetWaitMs(configuration, serviceId, group))];
  });
}

/** Nobody is there for these customers, so no counter's own silence tells of them. */
function uncovered(
  branch: Branch,
  { counters }: BranchConfiguration,
  { noCounterMs }: AlarmConfiguration,
  serviceId: string,
): readonly Condition[] {
  const serving = counters.filter(({ serviceIds }) => serviceIds.includes(serviceId));
  const since = TICKET_CLASSES.map((ticketClass) => {
    const longest = longestWait(branch, serviceId, [ticketClass]);
    if (longest === null) return null;
    const able = serving.filter(({ profile }) => profile.classes.includes(ticketClass)).map(({ id }) => branch.hall.counters.get(id));
    if (able.some(isOpen)) return null;
    return Math.max(longest, ...able.map((counter) => counter?.since ?? 0));
  });
  const first = earliest(...since);
  return first === null ? [] : [lasting({ kind: 'no-counter', serviceId }, first, noCounterMs)];
}

function isOpen(counter: Counter | undefined): boolean {
  return counter !== undefined && counter.state !== 'closed' && counter.state !== 'paused';
}

function atCounter(
  branch: Branch,
  configuration: BranchConfiguration,
  alarms: AlarmConfiguration,
  settings: CounterConfiguration,
  now: number,
): readonly Condition[] {
  const counter = branch.hall.counters.get(settings.id);
  if (counter === undefined) return [];
  const { id: counterId, state, ticketId } = counter;
  const record = branch.staff.records.get(ticketId ?? '');
  switch (state) {
    case 'closed':
    case 'paused':
      return [];
    case 'idle': {
      const since = idleSince(branch, counter, settings, now);
      return since === null ? [] : [lasting({ kind: 'idle-counter', counterId }, since, alarms.idleCounterMs)];
    }
    case 'calling':
      return record === undefined ? [] : [timed({ kind: 'hanging-call', counterId }, record.announcedAt, alarms.hangingCallMs)];
    case 'serving': {
      const serviceId = branch.hall.tickets.get(ticketId ?? '')?.serviceId ?? '';
      const since = record?.startedAt ?? counter.since;
      return [timed({ kind: 'long-service', counterId }, since, longServiceMs(configuration, alarms, serviceId))];
    }
    default:
      return state satisfies never;
  }
}

/** Since when the counter has been idle before a customer whom it may call; null: there is none, or one is kept for it. */
function idleSince(branch: Branch, counter: Counter, settings: CounterConfiguration, now: number): number | null {
  const { lines } = branch.staff;
  if (directServiceAt(branch, settings.id) !== null || nextTicket(lines, settings, now) === null) return null;
  const longest = earliest(...linesServedNow(lines, settings, now).map((line) => longestInLine(branch, line, () => true)));
  return longest === null ? null : Math.max(longest, counter.since);
}
