import { known } from '../known.ts';
import { knownReferral } from '../referral/fold-referral.ts';
import type { Branch } from '../state/branch.ts';
import type { Duty, DutyState, TabletState } from '../state/duty.ts';
import { isUnanswered } from '../state/referral.ts';
import type { EventOf } from '../words/event.ts';

export function startDuty(branch: Branch, event: EventOf<'duty-started'>, at: number): void {
  putOnDuty(branch, event.staffId, at);
}

export function askStandIn(branch: Branch, event: EventOf<'stand-in-asked'>, at: number): void {
  const { standInId, state, backAt } = event;
  knownDuty(branch, event.staffId).asked = { standInId, state, backAt, askedAt: at };
}

export function endStandInRequest(branch: Branch, event: EventOf<'stand-in-declined' | 'stand-in-withdrawn'>): void {
  knownDuty(branch, event.staffId).asked = null;
}

export function handOverDuty(branch: Branch, event: EventOf<'duty-handed-over'>, at: number): void {
  leave(knownDuty(branch, event.staffId), event.state, event.backAt, null, at);
  if (branch.staff.duties.get(event.standInId)?.state !== 'on') putOnDuty(branch, event.standInId, at);
}

export function leaveDuty(branch: Branch, event: EventOf<'duty-left'>, at: number): void {
  leave(knownDuty(branch, event.staffId), event.state, event.backAt, event.reasonId, at);
}

export function openDutyGap(branch: Branch, event: EventOf<'duty-gap-opened'>, at: number): void {
  branch.staff.dutyGap = { since: at, staffId: event.staffId, reasonId: event.reasonId };
  branch.staff.postAnswer = null;
}

export function answerEmptyPost(branch: Branch, { staffId, sentId }: EventOf<'empty-post-answered'>, at: number): void {
  branch.staff.postAnswer = { staffId, sentId, at };
}

export function closeDutyGap(branch: Branch): void {
  branch.staff.dutyGap = null;
}

/** If nobody is with the guest yet, the new holder is alerted as for a new referral; otherwise the new holder is with the guest. */
export function handOverReferral(branch: Branch, event: EventOf<'referral-handed-over'>, at: number): void {
  const referral = knownReferral(branch, event.referralId);
  const { toStaffId } = event;
  if (isUnanswered(referral) || referral.state === 'acknowledged') {
    referral.state = 'raised';
    referral.addresseeId = toStaffId;
    referral.holder = null;
    referral.acknowledgedAt = null;
    referral.alertFrom = at;
    referral.realerts = 0;
    referral.escalation = null;
  } else if (toStaffId !== null) {
    referral.holder = { role: 'lobby', staffId: toStaffId };
  }
}

export function tabletHeard(branch: Branch, event: EventOf<'tablet-heard'>, at: number): void {
  setTablet(branch, event.staffId, 'heard', at);
}

export function tabletLost(branch: Branch, event: EventOf<'tablet-lost'>, at: number): void {
  setTablet(branch, event.staffId, 'lost', at);
}

/** Silent since the connection was lost, not since that was noticed. */
export function tabletSilent(branch: Branch, event: EventOf<'tablet-silent'>): void {
  knownDuty(branch, event.staffId).tablet = 'silent';
}

function setTablet(branch: Branch, staffId: string, tablet: TabletState, at: number): void {
  const duty = knownDuty(branch, staffId);
  duty.tablet = tablet;
  duty.tabletSince = at;
}

function putOnDuty(branch: Branch, staffId: string, at: number): void {
  branch.staff.postAnswer = null;
  const on = { staffId, state: 'on' as const, since: at, backAt: null, reasonId: null, asked: null };
  branch.staff.duties.set(staffId, { ...on, tablet: 'unheard', tabletSince: at });
}

function leave(duty: Duty, state: DutyState, backAt: number | null, reasonId: string | null, at: number): void {
  duty.state = state;
  duty.since = at;
  duty.backAt = backAt;
  duty.reasonId = reasonId;
  duty.asked = null;
}

function knownDuty(branch: Branch, staffId: string): Duty {
  return known(branch.staff.duties.get(staffId), `duty of ${staffId}`);
}
