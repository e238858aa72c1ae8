import { LIST_LIMIT } from '../contract/common.ts';
import type { LobbyView } from '../contract/lobby.ts';
import { SUPERVISOR_CONDITIONS } from '../contract/server-condition.ts';
import { linesAt } from '../kernel/calling/lines.ts';
import { smallestAtCap } from '../kernel/calling/next-ticket.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { TICKET_CLASSES } from '../kernel/configuration/standing.ts';
import { hoursText } from '../kernel/day/opening-hours.ts';
import { publicServices } from '../kernel/guards.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { alarmRows } from './alarm.ts';
import { comingAppointments } from './appointments.ts';
import { dayEndBoard } from './day-end.ts';
import { dutyBoard } from './duty.ts';
import { lobbyHelp, lobbyPrinters, lobbySounds, unprinted } from './lobby/lobby-alerts.ts';
import { lobbyDevices } from './lobby/lobby-devices.ts';
import { lobbyKiosks } from './lobby/lobby-kiosks.ts';
import type { PersonOf } from './person-of.ts';
import { armedAt, enabledCues, meterOf, noticesOf, policyFacts, undoableIdentificationOf } from './priority.ts';
import { managerRows, openReferrals, ownManagerOf } from './referral.ts';
import { type ListRow, missedRows, parkedRows, waitingRows } from './rows.ts';
import { supportBoard, waitingCare } from './support.ts';
import { restoredNotice } from './restored.ts';
import type { OverseerViewResources } from './view-resources.ts';
import type { ViewTime } from './view-time.ts';

/** null: the configuration in force has no such person. */
export function lobbyView(
  branch: Branch,
  staffId: string,
  time: ViewTime,
  { personOf, conditions }: OverseerViewResources,
): LobbyView | null {
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
    restored: restoredNotice(branch),
    day:
      hall.day === null
        ? null
        : { date: hall.day.date, state: hall.day.closedAt === null ? 'open' : 'closed', openedAt: hall.day.openedAt },
    hours: hoursText(configuration.hours, time.local),
    open: stillOpen(branch),
    totals: totals(branch, queues),
    help: lobbyHelp(branch, configuration),
    printers: lobbyPrinters(hall, configuration),
    sounds: lobbySounds(hall, configuration),
    devices: lobbyDevices(branch.staff, configuration),
    kiosks: lobbyKiosks(branch, configuration),
    conditions: conditions().filter(({ kind }) => !SUPERVISOR_CONDITIONS.includes(kind)),
    unprinted: unprinted(hall),
    counters: counterRows(branch, configuration, time.now, personOf),
    queues,
    dayEnd: dayEndBoard(branch, configuration, personOf),
    duty: dutyBoard(branch),
    support: supportBoard(branch),
    alarms: alarmRows(branch, configuration, time.now),
    missed: missedRows(branch),
    parked: parkedRows(branch),
    referrals: openReferrals(branch, { role: 'lobby', staffId }, personOf),
    managers: managerRows(branch, configuration),
    colleagues: configuration.staff
      .filter(({ id, roles }) => id !== staffId && roles.includes('lobby'))
      .map(({ id, name }) => ({ staffId: id, staffName: name })),
    appointments: comingAppointments(branch, time, personOf),
    checksIn: configuration.guidance.visitServiceId !== null,
    spacingMs: configuration.guidance.appointment.spacingMs,
    seats: [...configuration.guidance.seats],
    looks: [...configuration.guidance.looks],
    cues: enabledCues(branch, configuration),
    needs: [...configuration.needs],
    policy: policyFacts(configuration),
    identified: undoableIdentificationOf(branch, configuration, staffId),
    notices: noticesOf(branch, configuration, staffId),
    needJumps: needJumps(branch, configuration),
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

/** People who gave more need-based jumps today than `needNoticeAfter`. A need is not charged, so the lobby must know of many. */
function needJumps({ staff }: Branch, { policy, staff: people }: BranchConfiguration): LobbyView['needJumps'] {
  return [...staff.needJumps]
    .filter(([, count]) => count > policy.needNoticeAfter)
    .map(([staffId, count]) => ({ staffName: people.find(({ id }) => id === staffId)?.name ?? '', count }));
}

function counterRows(branch: Branch, configuration: BranchConfiguration, now: number, personOf: PersonOf): LobbyView['counters'] {
  return configuration.counters.map((settings) => {
    const { id, label, kind, serviceIds } = settings;
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
      serviceIds: [...serviceIds],
      direct: armedAt(branch, configuration, settings, personOf),
      meter: meterOf(branch, settings, now),
    };
  });
}

/** One list for each service; tickets sent to one counter come first in their service's list, marked with the counter. */
function queuesOf(branch: Branch, configuration: BranchConfiguration): LobbyView['queues'] {
  const directed = configuration.counters.flatMap(({ id, label }) =>
    waitingRows(branch, linesAt(branch.staff.lines, { kind: 'counter', counterId: id }), LIST_LIMIT).map((row) => ({
      ...row,
      counterLabel: label,
      blocked: false,
      ownManagerName: ownManagerOf(branch, configuration, row.ticketId)?.staffName ?? null,
      care: waitingCare(branch, configuration, row.ticketId),
    })),
  );
  const caps = openCounterCaps(branch, configuration);
  return publicServices(configuration).map((service) => {
    const lines = linesAt(branch.staff.lines, { kind: 'service', serviceId: service.id });
    const inLine = waitingRows(branch, lines, LIST_LIMIT).map((row) => ({
      ...row,
      counterLabel: null,
      blocked: isBlocked(row, caps),
      ownManagerName: ownManagerOf(branch, configuration, row.ticketId)?.staffName ?? null,
      care: waitingCare(branch, configuration, row.ticketId),
    }));
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

interface OpenCounterCap {
  readonly serviceIds: readonly string[];
  /** Smallest issue sequence here that must not be passed again; null: none. */
  readonly atCap: number | null;
}

function openCounterCaps(branch: Branch, configuration: BranchConfiguration): readonly OpenCounterCap[] {
  return configuration.counters
    .filter(({ id }) => isOpen(branch, id))
    .map((counter) => ({ serviceIds: counter.serviceIds, atCap: smallestAtCap(branch.staff.lines, counter, TICKET_CLASSES) }));
}

/** Whether it is a charged ticket that no open counter may call now. */
function isBlocked({ class: ticketClass, serviceId, n }: ListRow, caps: readonly OpenCounterCap[]): boolean {
  if (ticketClass !== 'premium') return false;
  const mine = caps.filter(({ serviceIds }) => serviceIds.includes(serviceId));
  return mine.length > 0 && mine.every(({ atCap }) => atCap !== null && atCap < n);
}

function isOpen(branch: Branch, counterId: string): boolean {
  const state = branch.hall.counters.get(counterId)?.state;
  return state !== undefined && state !== 'closed' && state !== 'paused';
}

function openCounters(branch: Branch, configuration: BranchConfiguration, serviceId: string): number {
  return configuration.counters.filter((counter) => counter.serviceIds.includes(serviceId) && isOpen(branch, counter.id)).length;
}
