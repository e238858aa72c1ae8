import { addDays, isDate } from '../configuration/calendar.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { minuteOfDay } from '../day/opening-hours.ts';
import { actsFor } from '../referral/find-referral.ts';
import type { Branch } from '../state/branch.ts';
import { type FollowUp, type FollowUpRole, isOpen, type TimeSpan } from '../state/follow-up.ts';
import type { Actor } from '../words/actor.ts';
import type { Context, LocalTime } from '../words/context.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { FollowUpTerms } from '../words/follow-up.ts';
import { DUE_DAYS_MAX } from '../words/list.ts';

export interface FoundFollowUp {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly followUp: FollowUp;
  readonly by: { readonly role: FollowUpRole; readonly staffId: string };
}

/**
 * A follow-up, and the staff member who asks. Managers and their assistants reach their own; supervisor and head reach all;
 * tellers and the lobby reach those that they recorded themselves on that day. Customers are also called after closing, so
 * the day need not be open.
 */
export function findFollowUp(branch: Branch, followUpId: string, actor: Actor, context: Context): FoundFollowUp | Refused {
  const configuration = branch.hall.configuration ?? context.configuration;
  const followUp = branch.staff.followUps.get(followUpId);
  const role = roleOf(actor);
  if (followUp === undefined || role === null || !('staffId' in actor)) return refuse('unknown-follow-up', {});
  const { staffId } = actor;
  const isOwn = followUp.recorder.staffId === staffId && followUp.date === branch.hall.day?.date;
  const mayReach = role === 'supervisor' || (role === 'manager' && actsFor(configuration, actor, followUp.managerId)) || isOwn;
  // The refusal does not tell that it exists: whose customer it is, is not the asker's business.
  if (!mayReach) return refuse('unknown-follow-up', {});
  return { ok: true, configuration, followUp, by: { role, staffId } };
}

/** The same, for one that is still open. */
export function findOpenFollowUp(branch: Branch, followUpId: string, actor: Actor, context: Context): FoundFollowUp | Refused {
  const found = findFollowUp(branch, followUpId, actor, context);
  return !found.ok || isOpen(found.followUp) ? found : refuse('follow-up-closed', {});
}

export function dueAfter({ guidance }: BranchConfiguration, { date }: LocalTime): string {
  return addDays(date, guidance.contact.dueAfterDays);
}

export function refuseTerms({ guidance }: BranchConfiguration, terms: FollowUpTerms, local: LocalTime): Refused | null {
  if (!guidance.managers.some(({ staffId }) => staffId === terms.managerId)) return refuse('unknown-manager', {});
  if (terms.preferred !== null && !isSpan(terms.preferred)) return refuse('preferred-time-wrong', {});
  return isAhead(terms.dueOn, local) ? null : refuse('due-date-wrong', {});
}

/** From today to a year from now. */
export function isAhead(date: string, local: LocalTime): boolean {
  return isDate(date) && date >= local.date && date <= addDays(local.date, DUE_DAYS_MAX);
}

function isSpan({ from, to }: TimeSpan): boolean {
  return minuteOfDay(from) < minuteOfDay(to);
}

function roleOf(actor: Actor): FollowUpRole | null {
  return actor.role === 'teller' || actor.role === 'lobby' || actor.role === 'manager' || actor.role === 'supervisor' ? actor.role : null;
}
