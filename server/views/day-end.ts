import { LIST_LIMIT } from '../contract/common.ts';
import type { DayEndBoard, DayEndRow } from '../contract/day-end.ts';
import type { BranchConfiguration } from '../kernel/configuration/configuration.ts';
import type { Branch } from '../kernel/state/branch.ts';
import { type CopyReceipt, type DayEnd, isReceived } from '../kernel/state/day-end.ts';
import { isOpen, type Referral } from '../kernel/state/referral.ts';
import type { PersonOf } from './person-of.ts';

/** The forms of today that the lobby submits, as far as they are complete. */
export function dayEndBoard(branch: Branch, configuration: BranchConfiguration, personOf: PersonOf): DayEndBoard | null {
  const { day } = branch.hall;
  if (day === null) return null;
  const referrals = [...branch.staff.referrals.values()];
  const introduced = referrals.filter(({ outcome }) => outcome === 'introduced');
  const submitted = branch.staff.dayEnds.get(day.date);
  return {
    date: day.date,
    referred: introduced.length,
    followUps: [...branch.staff.followUps.values()].filter(({ date }) => date === day.date).length,
    open: referrals.filter(isOpen).length,
    records: introduced.slice(-LIST_LIMIT).map((referral) => recordOf(branch, configuration, referral, personOf)),
    submitted: submitted === undefined ? null : dayEndRow(configuration, submitted),
    waiting: dayEndRows(branch, configuration).filter(({ date }) => date !== day.date),
  };
}

/** Today's forms, and those of days that somebody has not received yet; newest first. */
export function dayEndRows(branch: Branch, configuration: BranchConfiguration): DayEndRow[] {
  return [...branch.staff.dayEnds.values()]
    .filter((dayEnd) => !isReceived(dayEnd) || dayEnd.date === branch.hall.day?.date)
    .reverse()
    .map((dayEnd) => dayEndRow(configuration, dayEnd));
}

function dayEndRow(configuration: BranchConfiguration, dayEnd: DayEnd): DayEndRow {
  const nameOf = (staffId: string): string => configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
  const receiptOf = (receipt: CopyReceipt | null) => (receipt === null ? null : { staffName: nameOf(receipt.staffId), at: receipt.at });
  const { date, submittedAt, submittedBy, edition, referred, followUps, open, archive, managers } = dayEnd;
  return {
    date,
    submittedAt,
    submittedBy: nameOf(submittedBy),
    edition,
    referred,
    followUps,
    open,
    archive: receiptOf(archive),
    managers: Object.entries(managers).map(([managerId, receipt]) => ({
      managerId,
      staffName: nameOf(managerId),
      receipt: receiptOf(receipt),
    })),
  };
}

function recordOf(
  branch: Branch,
  configuration: BranchConfiguration,
  referral: Referral,
  personOf: PersonOf,
): DayEndBoard['records'][number] {
  const nameOf = (staffId: string): string => configuration.staff.find(({ id }) => id === staffId)?.name ?? '';
  const { id: referralId, ticketId, raisedAt, source, personRef, cueId, managerId } = referral;
  return {
    referralId,
    number: branch.hall.tickets.get(ticketId ?? '')?.number ?? null,
    at: raisedAt,
    recordedBy: nameOf(source.staffId),
    salutation: personRef === null ? null : (personOf(personRef)?.salutation ?? null),
    cueId,
    cue: configuration.cues.find(({ id }) => id === cueId)?.text ?? { 'zh-CN': '', en: '' },
    managerId,
    managerName: managerId === null ? null : nameOf(managerId),
  };
}
