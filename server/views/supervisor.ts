import { LIST_LIMIT } from '../contract/common.ts';
import type { SupervisorView } from '../contract/supervisor.ts';
import { linesAt } from '../kernel/calling/lines.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { PROTECTED_CLASSES, type TicketClass } from '../kernel/configuration/standing.ts';
import { publicServices } from '../kernel/guards.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Line } from '../kernel/state/line.ts';
import type { Destination } from '../kernel/state/ticket.ts';
import { alarmRows } from './alarm.ts';
import { dayEndRows } from './day-end.ts';
import { dutyBoard } from './duty.ts';
import { followUpOversight } from './follow-up.ts';
import { managerRows, openReferrals } from './referral.ts';
import { freeTellers, runCounters, supportBoard } from './support.ts';
import { restoredNotice } from './restored.ts';
import type { OverseerViewResources } from './view-resources.ts';
import type { ViewTime } from './view-time.ts';

/** null: the configuration in force has no such person. */
export function supervisorView(
  branch: Branch,
  staffId: string,
  time: ViewTime,
  { personOf, conditions }: OverseerViewResources,
): SupervisorView | null {
  const { hall } = branch;
  const { configuration } = hall;
  const person = configuration?.staff.find((one) => one.id === staffId);
  if (configuration === null || person === undefined) return null;
  const { policy } = configuration;
  const headStarts = Object.values(policy.headStartMs.tiers);
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
    waiting: sum(hall.waitingCount),
    taken: sum(hall.takenCount),
    ordinary: { ...ofClass(branch, ['ordinary', 'need', 'appointment']), targetMs: policy.targetWaitMs.ordinary },
    premium: { ...ofClass(branch, ['premium']), targetMs: policy.targetWaitMs.premium },
    counters: {
      open: inStates(branch, ['idle', 'calling', 'serving']),
      paused: inStates(branch, ['paused']),
      total: configuration.counters.length,
    },
    rule: { overtakeCap: policy.overtakeCap, headStartMs: { least: Math.min(...headStarts), most: Math.max(...headStarts) } },
    atCap: linesOfClasses(branch, PROTECTED_CLASSES).reduce((total, line) => total + line.atCap.size, 0),
    queues: queuesOf(branch, configuration),
    duty: dutyBoard(branch),
    support: supportBoard(branch),
    alarms: alarmRows(branch, configuration, time.now),
    runCounters: runCounters(branch, configuration),
    freeTellers: freeTellers(branch, configuration),
    referrals: openReferrals(branch, { role: 'supervisor', staffId }, personOf),
    followUps: followUpOversight(branch, configuration, time.local.date, personOf),
    managers: managerRows(branch, configuration),
    dayEnds: dayEndRows(branch, configuration),
    isHead: person.roles.includes('head'),
    needJumps: needJumps(branch, configuration),
    conditions: [...conditions()],
  };
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, one) => total + one, 0);
}

function inStates({ hall }: Branch, states: readonly string[]): number {
  return [...hall.counters.values()].filter(({ state }) => states.includes(state)).length;
}

function ofClass(branch: Branch, classes: readonly TicketClass[]): { readonly waiting: number; readonly oldestSince: number | null } {
  const lines = linesOfClasses(branch, classes);
  return { waiting: lines.reduce((total, line) => total + line.length, 0), oldestSince: oldestOf(branch, lines) };
}

function linesOfClasses({ staff }: Branch, classes: readonly TicketClass[]): readonly Line[] {
  return [...staff.lines].filter(([name]) => classes.some((one) => name.endsWith(`/${one}`))).map(([, line]) => line);
}

/** Lines are sorted by key, so the longest wait is near the front: only the first few of each are looked at. */
function oldestOf(branch: Branch, lines: readonly Line[]): number | null {
  let oldest: number | null = null;
  for (const line of lines) {
    for (let index = 0; index < LIST_LIMIT; index += 1) {
      const place = line.at(index);
      if (place === null) break;
      const since = branch.staff.records.get(place.ticketId)?.enteredLineAt ?? null;
      if (since !== null && (oldest === null || since < oldest)) oldest = since;
    }
  }
  return oldest;
}

function queuesOf(branch: Branch, configuration: BranchConfiguration): SupervisorView['queues'] {
  return publicServices(configuration).map(({ id: serviceId, prefix, name }) => {
    const at: Destination = { kind: 'service', serviceId };
    const serving = configuration.counters.filter(({ serviceIds }) => serviceIds.includes(serviceId));
    return {
      serviceId,
      prefix,
      name,
      waiting: branch.hall.waitingCount.get(serviceId) ?? 0,
      oldestSince: oldestOf(branch, linesAt(branch.staff.lines, at)),
      openCounters: serving.filter(({ id }) => ['idle', 'calling', 'serving'].includes(branch.hall.counters.get(id)?.state ?? 'closed'))
        .length,
    };
  });
}

function needJumps({ staff }: Branch, { policy, staff: people }: BranchConfiguration): SupervisorView['needJumps'] {
  return [...staff.needJumps]
    .filter(([, count]) => count > policy.needNoticeAfter)
    .map(([staffId, count]) => ({ staffName: people.find(({ id }) => id === staffId)?.name ?? staffId, count }));
}
