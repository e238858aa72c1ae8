import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { refuse, type Refused } from '../words/decision.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import { isOpen, type Holder, type Referral } from '../state/referral.ts';

export interface FoundReferral {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly referral: Referral;
  readonly by: Holder;
}

/** An open referral, and the staff member who speaks. A closed one says how it ended. */
export function findReferral(branch: Branch, referralId: string, actor: Actor): FoundReferral | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const referral = branch.staff.referrals.get(referralId);
  const by = holderOf(actor);
  if (referral === undefined || by === null) return refuse('unknown-referral', {});
  if (!isOpen(referral)) return refuse(referral.outcome === 'cancelled' ? 'referral-cancelled' : 'referral-over', {});
  return { ok: true, configuration, referral, by };
}

/**
 * Who may answer: the lobby always; a teller who serves away from cash if one was asked for; a manager if one was, and the
 * one who was asked for by name, or whoever acts for him. null: he may.
 */
export function refuseAnswer(branch: Branch, { configuration, referral, by }: FoundReferral): Refused | null {
  if (by.role === 'lobby') return null;
  if (by.role === 'manager') return isManagers(configuration, referral, by.staffId) ? null : refuse('not-allowed', {});
  return referral.target.kind === 'non-cash' && sitsAwayFromCash(branch, configuration, by.staffId) ? null : refuse('not-allowed', {});
}

/** Two who go at once: one does, the other sees who. */
export function refuseTaken({ configuration, referral: { holder }, by }: FoundReferral): Refused | null {
  if (holder === null || holder.staffId === by.staffId) return null;
  return refuse('referral-taken', { staff: staffName(configuration, holder.staffId) });
}

export function sitsAwayFromCash(branch: Branch, configuration: BranchConfiguration, staffId: string): boolean {
  return configuration.counters.some(({ id, kind }) => kind === 'non-cash' && branch.staff.sessions.get(id)?.staffId === staffId);
}

export function actsFor(configuration: BranchConfiguration, actor: Actor, managerId: string): boolean {
  return actor.role === 'manager' && isOrAssists(configuration, actor.staffId, managerId);
}

function isOrAssists({ guidance }: BranchConfiguration, staffId: string, managerId: string): boolean {
  const manager = guidance.managers.find((one) => one.staffId === managerId);
  return manager !== undefined && (manager.staffId === staffId || manager.assistantIds.includes(staffId));
}

/** A guest who waits is whose name was said when he sat down; before that, whoever was asked for. */
function isManagers(configuration: BranchConfiguration, { state, managerId, target, holder }: Referral, staffId: string): boolean {
  const isFree = (name: string | null): boolean => name === null || isOrAssists(configuration, staffId, name);
  if (state === 'waiting') return isFree(managerId);
  return holder?.staffId === staffId || (target.kind === 'manager' && isFree(target.managerId));
}

function holderOf(actor: Actor): Holder | null {
  return actor.role === 'lobby' || actor.role === 'teller' || actor.role === 'manager'
    ? { role: actor.role, staffId: actor.staffId }
    : null;
}
