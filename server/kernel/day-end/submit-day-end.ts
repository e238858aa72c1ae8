import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import type { Decide } from '../decide.ts';
import type { DayEndCommand } from '../day-end-command.ts';
import { isOpen } from '../state/referral.ts';
import { actsFor } from '../referral/find-referral.ts';

/**
 * The forms of the day are handed over (S76, S80), also after the branch has closed. Referrals that are still open are
 * told beforehand and hold nobody up: the number shown must be the number there is.
 */
export function submitDayEnd(branch: Branch, command: CommandOf<'submit-day-end'>, actor: Actor): Decision {
  const { day } = branch.hall;
  if (day === null) return refuse('day-not-open', {});
  const referrals = [...branch.staff.referrals.values()];
  const open = referrals.filter(isOpen).length;
  if (open !== command.knowingOpen) return refuse('day-end-open', { count: open });
  const introduced = referrals.filter(({ outcome }) => outcome === 'introduced');
  const followUps = [...branch.staff.followUps.values()].filter(({ date }) => date === day.date);
  const managerIds = [...introduced, ...followUps].flatMap(({ managerId }) => (managerId === null ? [] : [managerId]));
  const last = branch.staff.dayEnds.get(day.date);
  return accept([
    {
      type: 'day-end-submitted',
      date: day.date,
      edition: (last?.edition ?? 0) + 1,
      staffId: actor.role === 'lobby' ? actor.staffId : '',
      referred: introduced.length,
      followUps: followUps.length,
      open,
      managerIds: [...new Set(managerIds)].sort(),
    },
  ]);
}

/** A manager, or who acts for him, receives his own customers' copy; the head of the centre receives the archive's. */
export function receiveDayEnd(branch: Branch, command: CommandOf<'receive-day-end'>, actor: Actor): Decision {
  const dayEnd = branch.staff.dayEnds.get(command.date);
  const { configuration } = branch.hall;
  const { managerId, date } = command;
  if (dayEnd === undefined || configuration === null) return refuse('unknown-day-end', {});
  if (actor.role !== 'manager' && actor.role !== 'supervisor') return refuse('not-allowed', {});
  const received = { type: 'day-end-received', date, edition: dayEnd.edition, managerId, staffId: actor.staffId } as const;
  if (managerId === null) {
    if (actor.role !== 'supervisor') return refuse('not-allowed', {});
    return accept(dayEnd.archive === null ? [received] : []);
  }
  if (dayEnd.managers[managerId] === undefined) return refuse('unknown-day-end', {});
  if (!actsFor(configuration, actor, managerId)) return refuse('not-your-manager', {});
  return accept(dayEnd.managers[managerId] === null ? [received] : []);
}

/** A form filled in by itself may be wrong like any other: corrected the same day, and what it said stays in the log. */
export function correctReferral(branch: Branch, command: CommandOf<'correct-referral'>, actor: Actor): Decision {
  const { configuration } = branch.hall;
  const referral = branch.staff.referrals.get(command.referralId);
  if (configuration === null || referral === undefined) return refuse('unknown-referral', {});
  if (actor.role !== 'lobby' && referral.source.staffId !== staffOf(actor)) return refuse('not-allowed', {});
  const { cueId, managerId, personRef } = command;
  if (cueId !== null && !configuration.cues.some((cue) => cue.id === cueId && cue.enabled)) return refuse('unknown-cue', {});
  if (managerId !== null && !branch.staff.managers.has(managerId)) return refuse('unknown-manager', {});
  const changes = {
    cueId: cueId === null || cueId === referral.cueId ? null : { from: referral.cueId, to: cueId },
    managerId: managerId === null || managerId === referral.managerId ? null : { from: referral.managerId, to: managerId },
    personRef,
  };
  if (changes.cueId === null && changes.managerId === null && personRef === null) return accept([]);
  return accept([{ type: 'referral-corrected', referralId: referral.id, staffId: staffOf(actor), ...changes }]);
}

function staffOf(actor: Actor): string {
  return 'staffId' in actor ? actor.staffId : '';
}

export const DAY_END_WAYS: { readonly [T in DayEndCommand['type']]: Decide<T> } = {
  'submit-day-end': submitDayEnd,
  'receive-day-end': receiveDayEnd,
  'correct-referral': correctReferral,
};
