import { LIST_LIMIT } from '../contract/common.ts';
import type { ManagerView } from '../contract/manager.ts';
import { directServiceAt } from '../kernel/calling/ended-direct-service.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import { publicServices } from '../kernel/guards.ts';
import { visitorsOf } from '../kernel/referral/received.ts';
import type { Branch } from '../kernel/state/branch.ts';
import type { Manager } from '../kernel/state/manager.ts';
import { isUnanswered, type Referral } from '../kernel/state/referral.ts';
import { appointmentRow, appointmentRows } from './appointments.ts';
import { dayEndRows } from './day-end.ts';
import { cardsHanded, followUpList } from './follow-up.ts';
import type { PersonOf } from './person-of.ts';
import { enabledCues } from './priority.ts';
import { managerRows, type Onlooker, referralRow, referralRows } from './referral.ts';
import { restoredNotice } from './restored.ts';
import type { StaffViewResources } from './view-resources.ts';
import type { ViewTime } from './view-time.ts';

/** null: the configuration in force has no such person. */
export function managerView(branch: Branch, staffId: string, time: ViewTime, { personOf }: StaffViewResources): ManagerView | null {
  const { hall } = branch;
  const { configuration } = hall;
  const person = configuration?.staff.find((one) => one.id === staffId);
  if (configuration === null || person === undefined) return null;
  const rows = managerRows(branch, configuration);
  const mine = configuration.guidance.managers.filter((one) => one.staffId === staffId || one.assistantIds.includes(staffId));
  const isMine = (managerId: string): boolean => mine.some((one) => one.staffId === managerId);
  return {
    staffId,
    staffName: person.name,
    branchName: configuration.branch.name,
    timeZone: configuration.branch.timeZone,
    restored: restoredNotice(branch),
    dayState: hall.day !== null && hall.day.closedAt === null ? 'open' : 'closed',
    desks: rows.filter(({ managerId }) => isMine(managerId)).flatMap((row) => panelOf(branch, configuration, row, staffId, personOf)),
    colleagues: rows.filter(({ managerId }) => !isMine(managerId)),
    dayEnds: dayEndRows(branch, configuration).filter(({ managers }) => managers.some(({ managerId }) => isMine(managerId))),
    followUps: followUpList(branch, configuration, time.local.date, personOf, isMine),
    counters: configuration.counters.map(({ id, label, serviceIds }) => ({
      id,
      label,
      state: hall.counters.get(id)?.state ?? 'closed',
      serviceIds: [...serviceIds],
      isArmed: directServiceAt(branch, id) !== null,
    })),
    services: publicServices(configuration).map(({ id, name }) => ({ id, name })),
    checksIn: configuration.guidance.visitServiceId !== null,
    spacingMs: configuration.guidance.appointment.spacingMs,
    cues: enabledCues(branch, configuration),
    seats: [...configuration.guidance.seats],
    looks: [...configuration.guidance.looks],
    waiting: [...hall.waitingCount.values()].reduce((sum, count) => sum + count, 0),
  };
}

function panelOf(
  branch: Branch,
  configuration: BranchConfiguration,
  row: ReturnType<typeof managerRows>[number],
  staffId: string,
  personOf: PersonOf,
): ManagerView['desks'] {
  const manager = branch.staff.managers.get(row.managerId);
  if (manager === undefined) return [];
  const onlooker: Onlooker = { role: 'manager', staffId };
  const { managerId } = row;
  return [
    {
      ...row,
      isMe: managerId === staffId,
      meeting: meetingOf(branch, configuration, manager, onlooker, personOf),
      guests: referralRows(
        branch,
        onlooker,
        personOf,
        (one) => one.state === 'waiting' && (one.managerId === null || one.managerId === managerId),
      ),
      asked: referralRows(branch, onlooker, personOf, (one) => {
        const { target } = one;
        const isFor = target.kind === 'manager' && (target.managerId === null || target.managerId === managerId);
        return isFor && (isUnanswered(one) || isGoing(one, managerId, staffId));
      }),
      visitors: visitorsOf(branch, managerId).map((one) => appointmentRow(branch, one, personOf)),
      arrivals: arrivalsOf(branch, managerId),
      appointments: appointmentRows(branch, personOf, (one) => one.managerId === managerId),
      received: referralRows(branch, onlooker, personOf, (one) => one.outcome === 'introduced' && one.managerId === managerId).reverse(),
    },
  ];
}

function arrivalsOf({ staff }: Branch, managerId: string): ManagerView['desks'][number]['arrivals'] {
  return [...staff.arrivals.values()]
    .filter((one) => one.managerId === managerId)
    .slice(0, LIST_LIMIT)
    .map(({ gatheringId, attendeeId, companions, at }) => ({ gatheringId, attendeeId, companions, at }));
}

/** Whether the manager, or the assistant at this screen, has acknowledged the referral. */
function isGoing({ state, holder }: Referral, managerId: string, staffId: string): boolean {
  const isOurs = holder?.role === 'manager' && (holder.staffId === managerId || holder.staffId === staffId);
  return isOurs && (state === 'acknowledged' || state === 'attended');
}

function meetingOf(
  branch: Branch,
  configuration: BranchConfiguration,
  { guest, guestSince, guestLookRef }: Manager,
  onlooker: Onlooker,
  personOf: PersonOf,
): ManagerView['desks'][number]['meeting'] {
  if (guest === null || guestSince === null) return null;
  const referral = guest.kind === 'referral' ? branch.staff.referrals.get(guest.referralId) : undefined;
  const ticketId = guest.kind === 'visitor' ? guest.ticketId : referral?.ticketId;
  const visitor = guest.kind === 'visitor' ? [...branch.staff.appointments.values()].find((one) => one.ticketId === ticketId) : undefined;
  return {
    guest,
    since: guestSince,
    number: branch.hall.tickets.get(ticketId ?? '')?.number ?? null,
    referral:
      referral === undefined ? null : referralRow(branch, configuration, { ...referral, lookRef: guestLookRef }, onlooker, personOf),
    visitor: visitor === undefined ? null : appointmentRow(branch, visitor, personOf),
    serviceName: publicServices(configuration).find(({ id }) => id === branch.hall.tickets.get(ticketId ?? '')?.serviceId)?.name ?? null,
    cards: cardsHanded(branch, configuration, (one) =>
      visitor === undefined ? one.ticketId === ticketId || one.referralId === referral?.id : one.id === visitor.followUpId,
    ),
  };
}
