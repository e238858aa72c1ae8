import type { ReferralConfiguration } from '../configuration/guidance.ts';
import { configurationOfOpenDay } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import { isUnanswered, type Referral } from '../state/referral.ts';
import type { BranchEvent } from '../words/event.ts';

/** A person on duty counts unless the tablet is known to be silent. */
export function isSomebodyOnDuty({ staff }: Branch): boolean {
  return [...staff.duties.values()].some(({ state, tablet }) => state === 'on' && tablet !== 'silent');
}

/** What time alone causes: a referral alerts again, escalates, expires; a guest has waited too long. */
export function dueReferrals(branch: Branch, now: number): readonly BranchEvent[] {
  const rules = configurationOfOpenDay(branch)?.guidance.referral;
  if (rules === undefined) return [];
  const isManned = isSomebodyOnDuty(branch);
  return [...branch.staff.referrals.values()].flatMap((referral) => {
    if (isUnanswered(referral)) return dueAlerts(referral, rules, isManned, now);
    return isForgotten(referral, rules, now) ? [{ type: 'guest-overdue', referralId: referral.id }] : [];
  });
}

function dueAlerts(referral: Referral, rules: ReferralConfiguration, isManned: boolean, now: number): BranchEvent[] {
  const { id: referralId } = referral;
  // After being passed on or handed over it has its whole life again: the new addressee has only just heard of it.
  if (now >= referral.alertFrom + rules.lifeMs) {
    return [{ type: 'referral-closed', referralId, role: null, staffId: null, outcome: 'expired', managerId: null }];
  }
  const ageMs = now - referral.alertFrom;
  const events: BranchEvent[] = [];
  const realerts = rules.realertAfterMs.filter((afterMs) => ageMs >= afterMs).length;
  if (realerts > referral.realerts) events.push({ type: 'referral-realerted', referralId, realerts });
  if (referral.escalation !== null) return events;
  if (ageMs >= rules.escalateAfterMs) events.push({ type: 'referral-escalated', referralId, cause: 'unanswered' });
  else if (!isManned && ageMs >= 0) events.push({ type: 'referral-escalated', referralId, cause: 'nobody-on-duty' });
  return events;
}

function isForgotten({ state, seatedAt, isOverdue }: Referral, rules: ReferralConfiguration, now: number): boolean {
  return state === 'waiting' && !isOverdue && seatedAt !== null && now >= seatedAt + rules.guestPromptAfterMs;
}
