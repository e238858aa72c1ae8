import { known } from '../known.ts';
import { knownReferral, setGuestName } from '../referral/fold-referral.ts';
import type { Branch } from '../state/branch.ts';
import { DAY_ENDS_KEPT, type DayEnd } from '../state/day-end.ts';
import type { EventOf } from '../words/event.ts';

export function submitDayEnd(branch: Branch, event: EventOf<'day-end-submitted'>, at: number): void {
  const { date, edition, staffId: submittedBy, referred, followUps, open, managerIds } = event;
  const managers = Object.fromEntries(managerIds.map((managerId) => [managerId, null]));
  branch.staff.dayEnds.set(date, { date, submittedAt: at, submittedBy, edition, referred, followUps, open, archive: null, managers });
  const [oldest] = branch.staff.dayEnds.keys();
  if (branch.staff.dayEnds.size > DAY_ENDS_KEPT && oldest !== undefined) branch.staff.dayEnds.delete(oldest);
}

export function receiveDayEnd(branch: Branch, event: EventOf<'day-end-received'>, at: number): void {
  const dayEnd = known(branch.staff.dayEnds.get(event.date), `day-end of ${event.date}`);
  const receipt = { staffId: event.staffId, at };
  const received: DayEnd =
    event.managerId === null
      ? { ...dayEnd, archive: receipt }
      : { ...dayEnd, managers: { ...dayEnd.managers, [event.managerId]: receipt } };
  branch.staff.dayEnds.set(event.date, received);
}

export function correctReferral(branch: Branch, event: EventOf<'referral-corrected'>): void {
  const referral = knownReferral(branch, event.referralId);
  if (event.cueId !== null) referral.cueId = event.cueId.to;
  if (event.managerId !== null) referral.managerId = event.managerId.to;
  if (event.personRef !== null) setGuestName(referral, event.personRef);
}
