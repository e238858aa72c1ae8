import { AGES_DAYS, type FollowUpList, type FollowUpOversight, type FollowUpRow } from '../contract/follow-up.ts';
import type { ManagerView } from '../contract/manager.ts';
import { daysBetween } from '../kernel/configuration/calendar.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { type FollowUp, isOpen } from '../kernel/state/follow-up.ts';
import { labelOf } from './label-of.ts';
import type { PersonOf } from './person-of.ts';

/** Most cards on a meeting's card. */
const CARDS_SHOWN = 3;
/** Most rows of a list; more than anybody works through in a day. */
export const FOLLOW_UPS_SHOWN = 60;

/** A phone number as screens show it until somebody reveals it: 138****1234; of a short one, the last two digits. */
function maskedPhone(phone: string): string {
  const digits = phone.replaceAll(/\D/g, '');
  return digits.length >= MASK_KEEPS_BOTH_ENDS ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`;
}

/** With fewer digits, both ends would reveal more than they hide. */
const MASK_KEEPS_BOTH_ENDS = 10;

function followUpRow(
  branch: Branch,
  configuration: BranchConfiguration,
  followUp: FollowUp,
  today: string,
  personOf: PersonOf,
): FollowUpRow {
  const person = followUp.personRef === null ? null : personOf(followUp.personRef);
  const nameOf = (staffId: string): string => configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
  const { guidance, cues, services } = configuration;
  const noteOf = (ref: string | null): string | null => (ref === null ? null : (personOf(ref)?.note ?? null));
  return {
    followUpId: followUp.id,
    createdAt: followUp.createdAt,
    date: followUp.date,
    recorder: { ...followUp.recorder, staffName: nameOf(followUp.recorder.staffId) },
    counterLabel: followUp.counterId === null ? null : labelOf(branch.hall, followUp.counterId),
    number: followUp.number,
    serviceName: services.find(({ id }) => id === followUp.serviceId)?.name ?? null,
    cue: cues.find(({ id }) => id === followUp.cueId)?.text ?? { 'zh-CN': '', en: '' },
    managerId: followUp.managerId,
    managerName: nameOf(followUp.managerId),
    salutation: person?.salutation ?? null,
    phone: person === null || person.phone === null ? null : maskedPhone(person.phone),
    note: person?.note ?? null,
    channel: followUp.channel,
    preferred: followUp.preferred,
    dueOn: followUp.dueOn,
    isOverdue: isOverdue(followUp, today),
    state: followUp.state,
    end: followUp.end,
    closedAt: followUp.closedAt,
    contacts: followUp.contacts.map(({ at, staffId, means, result, nextOn, reasonId, noteRef, earlier }) => ({
      at,
      staffName: nameOf(staffId),
      means,
      result,
      nextOn,
      reason: guidance.lateContactReasons.find(({ id }) => id === reasonId)?.text ?? null,
      note: noteOf(noteRef),
      earlier: earlier.map((words) => ({
        at: words.at,
        staffName: nameOf(words.staffId),
        nextOn: words.nextOn,
        note: noteOf(words.noteRef),
      })),
    })),
  };
}

/** The worklist of the managers that `isMine` accepts. */
export function followUpList(
  branch: Branch,
  configuration: BranchConfiguration,
  today: string,
  personOf: PersonOf,
  isMine: (managerId: string) => boolean,
): FollowUpList {
  const open = [...branch.staff.followUps.values()].filter((one) => isOpen(one) && isMine(one.managerId));
  const first = open.toSorted((one, other) => compare(one, other, today)).slice(0, FOLLOW_UPS_SHOWN);
  const { from, to, latest } = configuration.guidance.contact;
  return {
    today,
    rows: first.map((one) => followUpRow(branch, configuration, one, today, personOf)),
    total: open.length,
    overdue: open.filter((one) => isOverdue(one, today)).length,
    dueToday: open.filter(({ dueOn }) => dueOn === today).length,
    notContacted: open.filter(({ state }) => state === 'not-contacted').length,
    contact: { from, to, latest, reasons: [...configuration.guidance.lateContactReasons] },
  };
}

/** Newest first: the follow-ups that one person recorded today. */
export function cardsOf(
  branch: Branch,
  configuration: BranchConfiguration,
  staffId: string,
  today: string,
  personOf: PersonOf,
): FollowUpRow[] {
  const date = branch.hall.day?.date;
  return [...branch.staff.followUps.values()]
    .filter((one) => one.recorder.staffId === staffId && one.date === date)
    .slice(-FOLLOW_UPS_SHOWN)
    .reverse()
    .map((one) => followUpRow(branch, configuration, one, today, personOf));
}

/** Cards that `isTheirs` accepts, newest first: what a customer at hand was told before. */
export function cardsHanded(
  branch: Branch,
  configuration: BranchConfiguration,
  isTheirs: (followUp: FollowUp) => boolean,
): NonNullable<ManagerView['desks'][number]['meeting']>['cards'] {
  const nameOf = (staffId: string): string => configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
  return [...branch.staff.followUps.values()]
    .filter((one) => one.end !== 'forgotten' && isTheirs(one))
    .slice(-CARDS_SHOWN)
    .reverse()
    .map(({ date, managerId, recorder, cueId }) => ({
      date,
      managerName: nameOf(managerId),
      recorderName: nameOf(recorder.staffId),
      cue: configuration.cues.find(({ id }) => id === cueId)?.text ?? { 'zh-CN': '', en: '' },
    }));
}

/** Overdue, ages and untouched ones, by manager (S78). */
export function followUpOversight(
  branch: Branch,
  configuration: BranchConfiguration,
  today: string,
  personOf: PersonOf,
): FollowUpOversight {
  const open = [...branch.staff.followUps.values()].filter(isOpen);
  const ids = new Set([...configuration.guidance.managers.map(({ staffId }) => staffId), ...open.map(({ managerId }) => managerId)]);
  const byManager = new Map<string, FollowUp[]>([...ids].map((managerId) => [managerId, []]));
  for (const one of open) byManager.get(one.managerId)?.push(one);
  const overdue = open.filter((one) => isOverdue(one, today)).toSorted((one, other) => compareDates(one.dueOn, other.dueOn));
  return {
    today,
    managers: [...byManager].map(([managerId, theirs]) => ({
      managerId,
      managerName: configuration.staff.find(({ id }) => id === managerId)?.name ?? '',
      ...figuresOf(theirs, today),
    })),
    overdue: overdue.slice(0, FOLLOW_UPS_SHOWN).map((one) => followUpRow(branch, configuration, one, today, personOf)),
  };
}

function figuresOf(open: readonly FollowUp[], today: string): Omit<FollowUpOversight['managers'][number], 'managerId' | 'managerName'> {
  const inState = (state: FollowUp['state']): number => open.filter((one) => one.state === state).length;
  const ages = open.map(({ date }) => daysBetween(date, today));
  const dates = open.map(({ date }) => date).toSorted(compareDates);
  return {
    open: open.length,
    notContacted: inState('not-contacted'),
    contacted: inState('contacted'),
    booked: inState('booked'),
    overdue: open.filter((one) => isOverdue(one, today)).length,
    ages: [...AGES_DAYS, Number.POSITIVE_INFINITY].map((upTo, index) => {
      const from = AGES_DAYS[index - 1] ?? -1;
      return ages.filter((age) => age <= upTo && age > from).length;
    }),
    oldestOn: dates[0] ?? null,
  };
}

function isOverdue(followUp: FollowUp, today: string): boolean {
  return isOpen(followUp) && followUp.dueOn < today;
}

/** Overdue and due today first, then customers never reached, then by date; within each, the longest wait first. */
function compare(one: FollowUp, other: FollowUp, today: string): number {
  const rank = ({ dueOn, state }: FollowUp): number => (dueOn <= today ? 0 : state === 'not-contacted' ? 1 : 2);
  return rank(one) - rank(other) || compareDates(one.dueOn, other.dueOn) || one.createdAt - other.createdAt;
}

function compareDates(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
