import { LIST_LIMIT } from '../contract/common.ts';
import type { LobbyView } from '../contract/lobby.ts';
import type { Branch } from '../kernel/branch.ts';
import type { BranchConfiguration } from '../kernel/configuration.ts';
import { linesAt } from '../kernel/lines.ts';
import { hoursText } from '../kernel/opening-hours.ts';
import { lobbyHelp, lobbyPrinters, lobbySounds, unprinted } from './lobby-alerts.ts';
import type { Moment } from './moment.ts';
import { missedRows, parkedRows, waitingRows } from './rows.ts';

/** null: the configuration in force knows no such person. */
export function lobbyView(branch: Branch, staffId: string, moment: Moment): LobbyView | null {
  const { hall } = branch;
  const { configuration } = hall;
  const person = configuration?.staff.find((one) => one.id === staffId);
  if (configuration === null || person === undefined) return null;
  const queues = queuesOf(branch, configuration);
  return {
    staffId,
    staffName: person.name,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    day:
      hall.day === null
        ? null
        : { date: hall.day.date, state: hall.day.closedAt === null ? 'open' : 'closed', openedAt: hall.day.openedAt },
    hours: hoursText(configuration.hours, moment.local),
    open: stillOpen(branch),
    totals: totals(branch, queues),
    help: lobbyHelp(branch, configuration),
    printers: lobbyPrinters(hall, configuration),
    sounds: lobbySounds(hall, configuration),
    unprinted: unprinted(hall),
    counters: counterRows(branch, configuration),
    queues,
    missed: missedRows(branch),
    parked: parkedRows(branch),
  };
}

function stillOpen(branch: Branch): LobbyView['open'] {
  const counters = [...branch.hall.counters.values()];
  return {
    waiting: sum(branch.hall.waitingCount),
    called: counters.filter((counter) => counter.state === 'calling').length,
    serving: counters.filter((counter) => counter.state === 'serving').length,
    parked: branch.staff.parked.size,
  };
}

function totals(branch: Branch, queues: LobbyView['queues']): LobbyView['totals'] {
  const oldest = queues.map((queue) => queue.oldestSince).filter((since) => since !== null);
  return {
    taken: sum(branch.hall.takenCount),
    waiting: sum(branch.hall.waitingCount),
    oldestSince: oldest.length === 0 ? null : Math.min(...oldest),
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, count) => total + count, 0);
}

function counterRows(branch: Branch, configuration: BranchConfiguration): LobbyView['counters'] {
  return configuration.counters.map(({ id, label, kind }) => {
    const counter = branch.hall.counters.get(id);
    const session = branch.staff.sessions.get(id);
    return {
      id,
      label,
      kind,
      state: counter?.state ?? 'closed',
      since: counter?.since ?? 0,
      staffName: configuration.staff.find((one) => one.id === session?.staffId)?.name ?? null,
      number: branch.hall.tickets.get(counter?.ticketId ?? '')?.number ?? null,
      pauseReason: configuration.pauseReasons.find((reason) => reason.id === counter?.pauseReasonId)?.text ?? null,
    };
  });
}

/** Lines of services; tickets sent to one counter stand first in their service's list, marked with the counter. */
function queuesOf(branch: Branch, configuration: BranchConfiguration): LobbyView['queues'] {
  const directed = configuration.counters.flatMap(({ id, label }) =>
    waitingRows(branch, linesAt(branch.staff.lines, { kind: 'counter', counterId: id }), LIST_LIMIT).map((row) => ({
      ...row,
      counterLabel: label,
    })),
  );
  return configuration.services.map((service) => {
    const lines = linesAt(branch.staff.lines, { kind: 'service', serviceId: service.id });
    const inLine = waitingRows(branch, lines, LIST_LIMIT).map((row) => ({ ...row, counterLabel: null }));
    const waiting = [...directed.filter((row) => row.serviceId === service.id), ...inLine].slice(0, LIST_LIMIT);
    return {
      serviceId: service.id,
      prefix: service.prefix,
      name: service.name,
      total: branch.hall.waitingCount.get(service.id) ?? 0,
      oldestSince: waiting.length === 0 ? null : Math.min(...waiting.map((row) => row.since)),
      waiting,
      openCounters: openCounters(branch, configuration, service.id),
    };
  });
}

function openCounters(branch: Branch, configuration: BranchConfiguration, serviceId: string): number {
  return configuration.counters.filter((counter) => {
    const state = branch.hall.counters.get(counter.id)?.state;
    return counter.serviceIds.includes(serviceId) && state !== undefined && state !== 'closed' && state !== 'paused';
  }).length;
}
