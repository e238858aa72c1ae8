import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import { type Holder, isOpen, type Referral } from '../state/referral.ts';
import type { Actor } from '../words/actor.ts';
import { refuse, type Refused } from '../words/decision.ts';

export interface FoundReferral {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly referral: Referral;
  readonly by: Holder;
}

/** An open referral, and the staff member who asks. For a closed one, the refusal says how it ended. */
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
 * Who may answer: the lobby always; the supervisor what has come to him; a teller at a non-cash counter if one was asked for; if a manager was asked for, that
 * manager by name (or any, if none was named) and whoever acts for him. null: allowed.
 */
export function refuseAnswer(branch: Branch, { configuration, referral, by }: FoundReferral): Refused | null {
  if (by.role === 'lobby') return null;
  if (by.role === 'supervisor')
    return referral.escalation === null && referral.holder?.staffId !== by.staffId ? refuse('not-allowed', {}) : null;
  if (by.role === 'manager') return isManagers(configuration, referral, by.staffId) ? null : refuse('not-allowed', {});
  return referral.target.kind === 'non-cash' && sitsAwayFromCash(branch, configuration, by.staffId) ? null : refuse('not-allowed', {});
}

/** Of two people, the first to acknowledge wins; the other is refused with that person's name. */
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

/** Whose guest it is: while the guest waits, the manager named at the seat; before that, the manager who was asked for. */
function isManagers(configuration: BranchConfiguration, { state, managerId, target, holder }: Referral, staffId: string): boolean {
  const isFree = (name: string | null): boolean => name === null || isOrAssists(configuration, staffId, name);
  if (state === 'waiting') return isFree(managerId);
  return holder?.staffId === staffId || (target.kind === 'manager' && isFree(target.managerId));
}

function holderOf(actor: Actor): Holder | null {
  return actor.role === 'lobby' || actor.role === 'teller' || actor.role === 'manager' || actor.role === 'supervisor'
    ? { role: actor.role, staffId: actor.staffId }
    : null;
}
