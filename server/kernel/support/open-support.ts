import { classesOf, longestWait } from '../alarm/waiting.ts';
import { targetWaitMs } from '../configuration/alarms.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay, publicServices } from '../guards.ts';
import { ALARM_SETTLE_MS } from '../state/alarm.ts';
import type { Branch } from '../state/branch.ts';
import { SUPPORT_A_DAY_MAX, type SupportEnd, type SupportRequest } from '../state/support.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { loadOf } from './load.ts';

/**
 * A crowd that lasts for `holdMs`, or an ordinary wait past its target, raises a request; the request ends if both are gone before
 * anybody acknowledges.
 */
export function dueSupport(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null || configuration.guidance.support.waitingPerCounter === null) return [];
  const { crowdedSince, supports } = branch.staff;
  const waitMs = waitPastTarget(branch, configuration, now);
  if (crowdedSince === null && waitMs === null) {
    const eased = openSupport(branch).filter(({ staffId, acknowledgedAt }) => staffId === null && acknowledgedAt === null);
    return eased.map((support) => resolved(support, 'eased', null));
  }
  const asked = [...supports.values()].filter(({ kind }) => kind === 'staff');
  if (asked.some(({ resolvedAt }) => resolvedAt === null) || supports.size >= SUPPORT_A_DAY_MAX) return [];
  const { holdMs } = configuration.guidance.support;
  const answeredAt = Math.max(0, ...asked.map(({ resolvedAt }) => resolvedAt ?? 0));
  const isByCrowd = crowdedSince !== null && now >= Math.max(crowdedSince, answeredAt) + holdMs;
  // A wait has lasted long enough by itself; only an answer gives it more time.
  const isByWait = waitMs !== null && (answeredAt === 0 || now >= answeredAt + holdMs);
  if (!isByCrowd && !isByWait) return [];
  const load = loadOf(branch.hall);
  // At most one is open at a time, so its time identifies it.
  return [{ type: 'support-raised', supportId: `crowd-${now}`, kind: 'staff', staffId: null, load, waitMs }];
}

/** The longest ordinary wait that is past the target of its service; null: none is. Heads alone say nothing of five people who wait two hours. */
function waitPastTarget(branch: Branch, configuration: BranchConfiguration, now: number): number | null {
  const waits = publicServices(configuration).flatMap(({ id }) => {
    const since = longestWait(branch, id, classesOf('ordinary'));
    if (since === null || now < since + targetWaitMs(configuration, id, 'ordinary') + ALARM_SETTLE_MS) return [];
    return [now - since];
  });
  return waits.length === 0 ? null : Math.max(...waits);
}

/** Closes what is still open at the end of the day. */
export function closeSupport(branch: Branch): readonly BranchEvent[] {
  return openSupport(branch).map((support) => resolved(support, 'day-ended', null));
}

export function openSupport({ staff }: Branch): readonly SupportRequest[] {
  return [...staff.supports.values()].filter(({ state }) => state !== 'resolved');
}

export function acknowledged(support: SupportRequest, staffId: string, now: number): readonly BranchEvent[] {
  if (support.acknowledgedAt !== null) return [];
  return [{ type: 'support-acknowledged', supportId: support.id, staffId, afterMs: now - support.raisedAt }];
}

export function resolved({ id: supportId }: SupportRequest, end: SupportEnd, staffId: string | null): BranchEvent {
  return { type: 'support-resolved', supportId, staffId, end };
}

export function findSupport(branch: Branch, supportId: string): { readonly ok: true; readonly support: SupportRequest } | Refused {
  const support = branch.staff.supports.get(supportId);
  return support === undefined || support.state === 'resolved' ? refuse('support-over', {}) : { ok: true, support };
}
