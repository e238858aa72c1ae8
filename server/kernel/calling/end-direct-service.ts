import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, refuse, type Decision } from '../words/decision.ts';
import type { DirectService, DirectServiceEnd } from '../state/direct-service.ts';
import type { BranchEvent } from '../words/event.ts';
import { atCounter, configurationOfOpenDay } from '../guards.ts';

/** Whoever armed it, or the lobby, thinks better of it: the customer stands in line again, the charge is given back. */
export function withdrawDirectService(branch: Branch, command: CommandOf<'withdraw-direct-service'>, actor: Actor): Decision {
  const direct = branch.staff.directServices.get(command.directServiceId);
  if (configurationOfOpenDay(branch) === null) return refuse('day-not-open', {});
  if (direct === undefined) return refuse('direct-service-over', {});
  if (actor.role !== 'lobby' && actor.role !== 'teller') return refuse('not-allowed', {});
  if (actor.role === 'teller' && actor.staffId !== direct.armedBy.staffId) return refuse('not-allowed', {});
  return accept([ended(direct, 'withdrawn', actor.staffId, null)]);
}

/** "Not now", with a reason: the teller's refusal is heard by whoever armed it. */
export function handBackDirectService(branch: Branch, command: CommandOf<'hand-back-direct-service'>, actor: Actor): Decision {
  const direct = branch.staff.directServices.get(command.directServiceId);
  if (direct === undefined) return refuse('direct-service-over', {});
  const post = atCounter(branch, direct.counterId, actor);
  if (!post.ok) return post;
  const known = post.configuration.handBackReasons.some(({ id }) => id === command.reasonId);
  return known ? accept([ended(direct, 'handed-back', post.staffId, command.reasonId)]) : refuse('unknown-reason', {});
}

export function ended(direct: DirectService, end: DirectServiceEnd, staffId: string | null, reasonId: string | null): BranchEvent {
  const { id: directServiceId, counterId, ticketId } = direct;
  return { type: 'direct-service-ended', directServiceId, counterId, ticketId, end, staffId, reasonId };
}

/** A counter that closes leaves its direct service to whoever armed it. */
export function endDirectServiceAt(branch: Branch, counterId: string): readonly BranchEvent[] {
  const direct = directServiceAt(branch, counterId);
  return direct === null ? [] : [ended(direct, 'counter-closed', null, null)];
}

export function directServiceAt(branch: Branch, counterId: string): DirectService | null {
  for (const direct of branch.staff.directServices.values()) if (direct.counterId === counterId) return direct;
  return null;
}

export function dismissNotice(branch: Branch, command: CommandOf<'dismiss-notice'>, actor: Actor): Decision {
  const notice = branch.staff.notices.find(({ id }) => id === command.noticeId);
  const staffId = actor.role === 'lobby' || actor.role === 'teller' ? actor.staffId : '';
  if (notice === undefined || notice.staffId !== staffId) return refuse('unknown-notice', {});
  return accept([{ type: 'notice-dismissed', noticeId: notice.id, staffId }]);
}
