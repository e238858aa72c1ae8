import type { ManagerRow, ReferralRow } from '../contract/referral.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { LocalText } from '../kernel/configuration/local-text.ts';
import type { ReasonConfiguration } from '../kernel/configuration/reason.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { isOpen, isUnanswered, type Referral } from '../kernel/state/referral.ts';
import type { Ticket } from '../kernel/state/ticket.ts';
import { labelOf } from './label-of.ts';
import type { PersonOf } from './person-of.ts';

/** Most closed referrals on their teller's screen and in lists of the day. */
const REFERRALS_SHOWN = 50;

export interface Onlooker {
  readonly role: 'teller' | 'lobby' | 'manager' | 'supervisor';
  readonly staffId: string;
}

/** The day's referrals that `passes` accepts, oldest first, at most REFERRALS_SHOWN of the newest. */
export function referralRows(
  branch: Branch,
  onlooker: Onlooker,
  personOf: PersonOf,
  passes: (referral: Referral) => boolean,
): ReferralRow[] {
  const { configuration } = branch.hall;
  if (configuration === null) return [];
  return [...branch.staff.referrals.values()]
    .filter(passes)
    .slice(-REFERRALS_SHOWN)
    .map((referral) => referralRow(branch, configuration, referral, onlooker, personOf));
}

export function referralRow(
  branch: Branch,
  configuration: BranchConfiguration,
  referral: Referral,
  onlooker: Onlooker,
  personOf: PersonOf,
): ReferralRow {
  const ticket = branch.hall.tickets.get(referral.ticketId ?? '');
  const personOrNull = (staffId: string | null) => (staffId === null ? null : { staffId, staffName: nameIn(configuration, staffId) });
  const { holder } = referral;
  return {
    referralId: referral.id,
    ...whoAsksWhom(branch, configuration, referral),
    ticketId: referral.ticketId,
    ...whereabouts(branch, ticket),
    newNumber: branch.hall.tickets.get(referral.newTicketId ?? '')?.number ?? null,
    salutation: referral.personRef === null ? null : (personOf(referral.personRef)?.salutation ?? null),
    cueId: referral.cueId,
    cue: textOf(configuration.cues, referral.cueId) ?? { 'zh-CN': '', en: '' },
    confidence: referral.confidence,
    state: referral.state,
    raisedAt: referral.raisedAt,
    alertFrom: referral.alertFrom,
    realerts: referral.realerts,
    escalation: referral.escalation,
    forMe: isFor(branch, referral, onlooker),
    isSnoozed: referral.isSnoozed,
    holder: holder === null ? null : { ...holder, staffName: nameIn(configuration, holder.staffId) },
    seenAt: referral.seenAt,
    acknowledgedAt: referral.acknowledgedAt,
    attendedAt: referral.attendedAt,
    manager: personOrNull(referral.managerId),
    ownManager: ownManagerOf(branch, configuration, referral.ticketId),
    look: lookOf(configuration, referral, personOf),
    waitingSince: referral.waitingSince,
    isRead: referral.isRead,
    isOverdue: referral.isOverdue,
    triage: referral.triage,
    outcome: referral.outcome,
    closedAt: referral.closedAt,
  };
}

function nameIn(configuration: BranchConfiguration, staffId: string): string {
  return configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
}

function whoAsksWhom(
  { hall }: Branch,
  configuration: BranchConfiguration,
  { source, target }: Referral,
): Pick<ReferralRow, 'source' | 'target'> {
  const counterLabel = source.role === 'teller' ? labelOf(hall, source.counterId) : null;
  const targetId = target.kind === 'manager' ? target.managerId : null;
  return {
    source: { role: source.role, staffId: source.staffId, staffName: nameIn(configuration, source.staffId), counterLabel },
    target: { kind: target.kind, staffName: targetId === null ? null : nameIn(configuration, targetId) },
  };
}

/** Where the guest's ticket is. A guest without a ticket is at no known place. */
function whereabouts(
  { hall }: Branch,
  ticket: Ticket | undefined,
): Pick<ReferralRow, 'number' | 'serviceId' | 'servedAtLabel' | 'phase' | 'takenAt'> {
  if (ticket === undefined) return { number: null, serviceId: null, servedAtLabel: null, phase: null, takenAt: null };
  const isAtCounter = ticket.counterId !== null && (ticket.phase === 'called' || ticket.phase === 'serving');
  return {
    number: ticket.number,
    serviceId: ticket.serviceId,
    phase: ticket.phase,
    takenAt: ticket.takenAt,
    servedAtLabel: isAtCounter ? labelOf(hall, ticket.counterId ?? '') : null,
  };
}

export function ownManagerOf({ staff }: Branch, configuration: BranchConfiguration, ticketId: string | null): ReferralRow['ownManager'] {
  const staffId = staff.ownManagers.get(ticketId ?? '');
  if (staffId === undefined) return null;
  return { staffId, staffName: configuration.staff.find(({ id }) => id === staffId)?.name ?? '' };
}

/** Whether it alerts this person: the addressee, or everybody on duty; once escalated, everybody. */
export function isFor(branch: Branch, referral: Referral, { role, staffId }: Onlooker): boolean {
  if (!isUnanswered(referral)) return referral.state === 'recheck' && looksAgain(branch, referral, { role, staffId });
  if (role === 'supervisor') return referral.escalation !== null;
  if (role === 'manager') return referral.target.kind === 'manager';
  if (role === 'teller') return referral.target.kind === 'non-cash' && referral.source.staffId !== staffId;
  if (referral.escalation !== null || referral.addresseeId === staffId) return true;
  return referral.addresseeId === null && branch.staff.duties.get(staffId)?.state === 'on';
}

/** Whether this person rechecks the guest: the lobby holder, or everybody on duty if there is none or he has left his post. */
function looksAgain({ staff }: Branch, { holder }: Referral, { role, staffId }: Onlooker): boolean {
  if (holder?.staffId === staffId) return true;
  if (role !== 'lobby' || staff.duties.get(staffId)?.state !== 'on') return false;
  const leftPost = staff.duties.get(holder?.staffId ?? '')?.state ?? 'on';
  return holder?.role !== 'lobby' || leftPost !== 'on';
}

export function openReferrals(branch: Branch, onlooker: Onlooker, personOf: PersonOf): ReferralRow[] {
  return referralRows(branch, onlooker, personOf, isOpen);
}

/** Number of guests and visitors who wait for each manager by name, in one pass: every staff screen shows every manager. */
function waitingByManager({ hall, staff }: Branch): ReadonlyMap<string, number> {
  const waiting = new Map<string, number>();
  const count = (managerId: string | null): void => void (managerId !== null && waiting.set(managerId, (waiting.get(managerId) ?? 0) + 1));
  for (const { state, managerId } of staff.referrals.values()) if (state === 'waiting') count(managerId);
  for (const { ticketId, managerId } of staff.appointments.values()) {
    if (ticketId !== null && hall.tickets.get(ticketId)?.phase === 'waiting') count(managerId);
  }
  return waiting;
}

export function managerRows(branch: Branch, configuration: BranchConfiguration): ManagerRow[] {
  const waiting = waitingByManager(branch);
  return configuration.guidance.managers.flatMap(({ staffId, place }) => {
    const manager = branch.staff.managers.get(staffId);
    if (manager === undefined) return [];
    const staffName = configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
    const { state, since, backAt } = manager;
    return [
      {
        managerId: staffId,
        staffName,
        place,
        state,
        since,
        backAt,
        waiting: waiting.get(staffId) ?? 0,
      },
    ];
  });
}

function lookOf(configuration: BranchConfiguration, { lookRef }: Referral, personOf: PersonOf): ReferralRow['look'] {
  const look = lookRef === null ? null : (personOf(lookRef)?.look ?? null);
  if (look === null) return null;
  const { seats, looks } = configuration.guidance;
  return { seat: textOf(seats, look.seatId), chips: look.lookIds.map((id) => textOf(looks, id)).filter((text) => text !== null) };
}

function textOf(list: readonly ReasonConfiguration[], wanted: string | null): LocalText | null {
  return list.find(({ id }) => id === wanted)?.text ?? null;
}
