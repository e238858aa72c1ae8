import type { Salutation } from '../contract/command/person.ts';
import type { TellerView } from '../contract/teller.ts';
import { invitedCounters } from '../kernel/calling/idle-counter.ts';
import { linesAt } from '../kernel/calling/lines.ts';
import { whyNotUndo } from '../kernel/calling/why-not-undo.ts';
import type { BranchConfiguration, CounterConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Counter, Session } from '../kernel/state/counter.ts';
import type { HelpRequest } from '../kernel/state/help-request.ts';
import { undoUntil } from '../kernel/state/undo.ts';
import type { PersonOf } from './person-of.ts';
import { armedAt, givenCueOf, meterOf } from './priority.ts';
import { knownStanding, missedRows, parkedRows, waitingRows } from './rows.ts';

type CounterView = NonNullable<TellerView['counter']>;

/** Thirty screens get this at once: a teller sees the head of each line, the lobby sees more. */
const TELLER_ROWS = 20;

/** `now`, epoch ms: tells the last hour, and whether a counter is still kept free. */
export function tellerCounterView(
  branch: Branch,
  configuration: BranchConfiguration,
  counterId: string,
  now: number,
  personOf: PersonOf,
): CounterView | null {
  const settings = configuration.counters.find((one) => one.id === counterId);
  const counter = branch.hall.counters.get(counterId);
  const session = branch.staff.sessions.get(counterId);
  if (settings === undefined || counter === undefined || counter.state === 'closed' || session === undefined) return null;
  const queues = queuesOf(branch, configuration, settings);
  const directed = waitingRows(branch, linesAt(branch.staff.lines, { kind: 'counter', counterId }), TELLER_ROWS);
  return {
    id: counterId,
    label: settings.label,
    kind: settings.kind,
    state: counter.state,
    since: counter.since,
    pauseReason: configuration.pauseReasons.find((reason) => reason.id === counter.pauseReasonId)?.text ?? null,
    ticket: ticketInHand(branch, configuration, counter, personOf),
    queues,
    directed,
    waitingTotal: queues.reduce((sum, queue) => sum + queue.total, directed.length),
    missed: missedRows(branch),
    parked: parkedRows(branch),
    undo: undoOffer(branch, configuration, counterId),
    today: today(session),
    help: helpOf(branch, counterId),
    helpKinds: openHelp(branch, counterId).map(({ kind }) => kind),
    direct: armedAt(branch, configuration, settings, personOf),
    invited: counter.state === 'idle' && invitedCounters(branch, configuration, now).has(counterId),
    meter: meterOf(branch, settings, now),
  };
}

function queuesOf(branch: Branch, configuration: BranchConfiguration, settings: CounterConfiguration): CounterView['queues'] {
  return configuration.services
    .filter((service) => settings.serviceIds.includes(service.id))
    .map((service) => {
      const lines = linesAt(branch.staff.lines, { kind: 'service', serviceId: service.id });
      const waiting = waitingRows(branch, lines, TELLER_ROWS);
      return {
        serviceId: service.id,
        prefix: service.prefix,
        name: service.name,
        total: lines.reduce((sum, line) => sum + line.length, 0),
        oldestSince: waiting[0]?.since ?? null,
        waiting,
      };
    });
}

function ticketInHand(branch: Branch, configuration: BranchConfiguration, counter: Counter, personOf: PersonOf): CounterView['ticket'] {
  const ticket = counter.ticketId === null ? undefined : branch.hall.tickets.get(counter.ticketId);
  const record = counter.ticketId === null ? undefined : branch.staff.records.get(counter.ticketId);
  const service = configuration.services.find((one) => one.id === ticket?.serviceId);
  if (ticket === undefined || record === undefined || service === undefined) return null;
  const { recallLimit, recallPauseMs, noShowAfterMs } = configuration.rules;
  const calledAt = record.calledAt ?? counter.since;
  return {
    ticketId: ticket.id,
    number: ticket.number,
    serviceId: service.id,
    serviceName: service.name,
    language: ticket.language,
    phase: ticket.phase === 'serving' ? 'serving' : 'called',
    waitMs: Math.max(0, (record.firstCalledAt ?? calledAt) - record.enteredLineAt),
    calledAt,
    startedAt: record.startedAt,
    rounds: record.rounds,
    recallsLeft: Math.max(0, recallLimit + 1 - record.rounds),
    recallFrom: record.announcedAt + recallPauseMs,
    noShowFrom: calledAt + noShowAfterMs,
    forms: [...service.forms],
    standing: knownStanding(record.standing),
    cueId: givenCueOf(branch, ticket.id),
    ...servedDirectly(branch, counter, personOf),
  };
}

/** Taken from the act that began the service: a customer served without a call never heard a number called. */
function servedDirectly(branch: Branch, counter: Counter, personOf: PersonOf): { direct: boolean; salutation: Salutation | null } {
  const act = branch.staff.acts.get(counter.id);
  const direct = act?.kind === 'direct' && act.ticketId === counter.ticketId ? act.directServiceBefore : null;
  const personRef = direct?.personRef ?? null;
  return { direct: direct !== null, salutation: personRef === null ? null : (personOf(personRef)?.salutation ?? null) };
}

function undoOffer(branch: Branch, configuration: BranchConfiguration, counterId: string): CounterView['undo'] {
  const act = branch.staff.acts.get(counterId);
  if (act === undefined || whyNotUndo(branch, act) !== null) return null;
  return { kind: act.kind, number: act.ticketBefore.number, at: act.at, until: undoUntil(act, configuration.rules) };
}

function today(session: Session): CounterView['today'] {
  const { servedCount, serviceMs } = session;
  return { served: servedCount, meanServiceMs: servedCount === 0 ? null : Math.round(serviceMs / servedCount) };
}

function helpOf(branch: Branch, counterId: string): CounterView['help'] {
  const newest = openHelp(branch, counterId).at(-1);
  return newest === undefined || newest.state === 'resolved' ? 'none' : newest.state;
}

function openHelp({ staff }: Branch, counterId: string): readonly HelpRequest[] {
  return [...staff.helpRequests.values()].filter(({ source }) => source.kind === 'counter' && source.counterId === counterId);
}
