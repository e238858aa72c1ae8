import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { loadOf } from './load.ts';
import { SUPPORT_A_DAY_MAX, type SupportEnd, type SupportRequest } from '../state/support.ts';

/** One tap in the lobby (S29); one open request of each kind, so that a second tap rings no second bell. */
export function raiseSupport(branch: Branch, { kind }: CommandOf<'raise-support'>, actor: Actor, context: Context): Decision {
  if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
  if (actor.role !== 'lobby') return refuse('not-allowed', {});
  const { supports } = branch.staff;
  if (supports.size >= SUPPORT_A_DAY_MAX) return refuse('support-limit', { limit: SUPPORT_A_DAY_MAX });
  if (openSupport(branch).some((support) => support.kind === kind)) return refuse('support-open', {});
  const supportId = context.newId();
  return accept([{ type: 'support-raised', supportId, kind, staffId: actor.staffId, load: loadOf(branch.hall) }]);
}

/** By anybody of the lobby: whoever asked may be away by now. */
export function withdrawSupport(branch: Branch, { supportId }: CommandOf<'withdraw-support'>, actor: Actor): Decision {
  const found = findSupport(branch, supportId);
  if (!found.ok) return found;
  return accept([resolved(found.support, 'withdrawn', actor.role === 'lobby' ? actor.staffId : null)]);
}

/** On the supervisor's screen; said by the screen itself. */
export function seeSupport(branch: Branch, { supportId }: CommandOf<'see-support'>, actor: Actor): Decision {
  const found = findSupport(branch, supportId);
  if (!found.ok) return found;
  if (actor.role !== 'supervisor' || found.support.state !== 'raised') return accept([]);
  return accept([{ type: 'support-seen', supportId, staffId: actor.staffId }]);
}

export function acknowledgeSupport(branch: Branch, command: CommandOf<'acknowledge-support'>, actor: Actor, { now }: Context): Decision {
  const found = findSupport(branch, command.supportId);
  if (!found.ok) return found;
  return accept(actor.role === 'supervisor' ? acknowledged(found.support, actor.staffId, now) : []);
}

/** What was done about it; who does it without having said so, has seen to it by doing it. */
export function resolveSupport(branch: Branch, command: CommandOf<'resolve-support'>, actor: Actor, { now }: Context): Decision {
  const found = findSupport(branch, command.supportId);
  if (!found.ok) return found;
  if (actor.role !== 'supervisor') return refuse('not-allowed', {});
  const { support } = found;
  return accept([...acknowledged(support, actor.staffId, now), resolved(support, command.done, actor.staffId)]);
}

/** The crowd asks by itself once it has stood for so long, and its request ends when it is gone before anybody saw to it. */
export function dueSupport(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null || configuration.guidance.support.waitingPerCounter === null) return [];
  const { crowdedSince, supports } = branch.staff;
  if (crowdedSince === null) {
    const eased = openSupport(branch).filter(({ staffId, acknowledgedAt }) => staffId === null && acknowledgedAt === null);
    return eased.map((support) => resolved(support, 'eased', null));
  }
  const asked = [...supports.values()].filter(({ kind }) => kind === 'staff');
  if (asked.some(({ resolvedAt }) => resolvedAt === null) || supports.size >= SUPPORT_A_DAY_MAX) return [];
  const since = Math.max(crowdedSince, ...asked.map(({ resolvedAt }) => resolvedAt ?? 0));
  if (now < since + configuration.guidance.support.holdMs) return [];
  const load = loadOf(branch.hall);
  // At most one is open at a time, so its moment names it.
  return [{ type: 'support-raised', supportId: `crowd-${now}`, kind: 'staff', staffId: null, load }];
}

/** What is open at the end of the day. */
export function closeSupport(branch: Branch): readonly BranchEvent[] {
  return openSupport(branch).map((support) => resolved(support, 'day-ended', null));
}

export function openSupport({ staff }: Branch): readonly SupportRequest[] {
  return [...staff.supports.values()].filter(({ state }) => state !== 'resolved');
}

function acknowledged(support: SupportRequest, staffId: string, now: number): readonly BranchEvent[] {
  if (support.acknowledgedAt !== null) return [];
  return [{ type: 'support-acknowledged', supportId: support.id, staffId, afterMs: now - support.raisedAt }];
}

function resolved({ id: supportId }: SupportRequest, end: SupportEnd, staffId: string | null): BranchEvent {
  return { type: 'support-resolved', supportId, staffId, end };
}

function findSupport(branch: Branch, supportId: string): { readonly ok: true; readonly support: SupportRequest } | Refused {
  const support = branch.staff.supports.get(supportId);
  return support === undefined || support.state === 'resolved' ? refuse('support-over', {}) : { ok: true, support };
}
