import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { isUnanswered, type Holder, type Referral } from '../state/referral.ts';
import { findReferral, refuseAnswer, refuseTaken } from './find-referral.ts';

/** On somebody's screen; said by the screen itself. */
export function seeReferral(branch: Branch, command: CommandOf<'see-referral'>, actor: Actor): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { referral, by } = found;
  return (
    refuseAnswer(branch, found) ?? accept(referral.state === 'raised' ? [{ type: 'referral-seen', referralId: referral.id, ...by }] : [])
  );
}

/** "I go": one does, whoever asks after him learns who. */
export function acknowledgeReferral(branch: Branch, command: CommandOf<'acknowledge-referral'>, actor: Actor, context: Context): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const wrong = refuseAnswer(branch, found) ?? refuseTaken(found);
  return wrong ?? accept(acknowledged(found.referral, found.by, context));
}

export function attendReferral(branch: Branch, command: CommandOf<'attend-referral'>, actor: Actor, context: Context): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const wrong = refuseAnswer(branch, found) ?? refuseTaken(found);
  return wrong ?? accept(attended(found.referral, found.by, context));
}

export function snoozeReferral(branch: Branch, command: CommandOf<'snooze-referral'>, actor: Actor): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { referral, by } = found;
  if (!isUnanswered(referral)) return refuseTaken(found) ?? refuse('referral-over', {});
  if (referral.isSnoozed) return refuse('already-snoozed', {});
  return accept([{ type: 'referral-snoozed', referralId: referral.id, staffId: by.staffId }]);
}

/** To one colleague of the lobby, who is alerted afresh. */
export function passReferral(branch: Branch, command: CommandOf<'pass-referral'>, actor: Actor): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { configuration, referral, by } = found;
  const isKnown = configuration.staff.some(({ id, roles }) => id === command.toStaffId && roles.includes('lobby'));
  if (!isKnown || command.toStaffId === by.staffId) return refuse('unknown-staff', {});
  if (!isUnanswered(referral) && referral.state !== 'acknowledged') return refuse('referral-over', {});
  return (
    refuseTaken(found) ?? accept([{ type: 'referral-passed', referralId: referral.id, staffId: by.staffId, toStaffId: command.toStaffId }])
  );
}

/** Whoever raised it thinks better of it, as long as the guest is not on his way. */
export function cancelReferral(branch: Branch, command: CommandOf<'cancel-referral'>, actor: Actor): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { referral, by } = found;
  if (referral.source.staffId !== by.staffId) return refuse('not-allowed', {});
  const isEarly = isUnanswered(referral) || referral.state === 'acknowledged' || referral.state === 'attended';
  if (!isEarly) return refuse('referral-over', {});
  return accept([{ type: 'referral-closed', referralId: referral.id, ...by, outcome: 'cancelled', managerId: null }]);
}

/** Whoever referred him may say how he is called, and whoever may answer for him. */
export function nameGuest(branch: Branch, command: CommandOf<'name-guest'>, actor: Actor): Decision {
  const found = findReferral(branch, command.referralId, actor);
  if (!found.ok) return found;
  const { referral, by } = found;
  const wrong = referral.source.staffId === by.staffId ? null : refuseAnswer(branch, found);
  if (wrong !== null) return wrong;
  if (command.personRef === null) return accept([]);
  return accept([{ type: 'guest-named', referralId: referral.id, personRef: command.personRef, staffId: by.staffId }]);
}

function acknowledged(referral: Referral, by: Holder, { now }: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral)) return [];
  return [{ type: 'referral-acknowledged', referralId: referral.id, ...by, afterMs: now - referral.raisedAt }];
}

/** With the customer: who comes without having said so is acknowledged by coming. */
export function attended(referral: Referral, by: Holder, context: Context): readonly BranchEvent[] {
  if (!isUnanswered(referral) && referral.state !== 'acknowledged') return [];
  return [...acknowledged(referral, by, context), { type: 'referral-attended', referralId: referral.id, ...by }];
}
