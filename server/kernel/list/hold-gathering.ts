import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { Context } from '../words/context.ts';
import { accept, type Decision, refuse } from '../words/decision.ts';
import { COMPANIONS_MAX, SEATS_MAX } from '../list-command.ts';
import { isManager, staffIdOf } from './change-lists.ts';

const YEAR_MS = 366 * 24 * 60 * 60 * 1_000;

/** GATHER-1: a gathering lies ahead, within a year, and has seats. */
export function planGathering(_: Branch, command: CommandOf<'plan-gathering'>, actor: Actor, { now }: Context): Decision {
  const { gatheringId, startsAt, seats } = command;
  if (startsAt <= now || startsAt > now + YEAR_MS) return refuse('gathering-not-ahead', {});
  if (seats < 1 || seats > SEATS_MAX) return refuse('malformed', { field: 'seats' });
  return accept([{ type: 'gathering-planned', gatheringId, startsAt, seats, staffId: staffIdOf(actor) }]);
}

export function cancelGathering(_: Branch, { gatheringId }: CommandOf<'cancel-gathering'>, actor: Actor): Decision {
  return accept([{ type: 'gathering-cancelled', gatheringId, staffId: staffIdOf(actor) }]);
}

/** GATHER-2: a customer brings at most two friends (S92). */
export function registerAttendee(_: Branch, command: CommandOf<'register-attendee'>, actor: Actor): Decision {
  const { gatheringId, attendeeId, companions } = command;
  if (companions < 0 || companions > COMPANIONS_MAX) return refuse('too-many-companions', { limit: COMPANIONS_MAX });
  return accept([{ type: 'attendee-registered', gatheringId, attendeeId, companions, staffId: staffIdOf(actor) }]);
}

export function withdrawAttendee(_: Branch, command: CommandOf<'withdraw-attendee'>, actor: Actor): Decision {
  const { gatheringId, attendeeId } = command;
  return accept([{ type: 'attendee-withdrawn', gatheringId, attendeeId, staffId: staffIdOf(actor) }]);
}

/** GATHER-4: checked in by mistake; how many came with him is asked again when he is here. */
export function takeBackArrival(_: Branch, command: CommandOf<'take-back-arrival'>, actor: Actor): Decision {
  const { gatheringId, attendeeId } = command;
  return accept([{ type: 'arrival-taken-back', gatheringId, attendeeId, staffId: staffIdOf(actor) }]);
}

/** GATHER-3: who arrives has a manager of the branch to look after him (S93). */
export function checkInAttendee(branch: Branch, command: CommandOf<'check-in-attendee'>, actor: Actor, context: Context): Decision {
  const { gatheringId, attendeeId, companions, managerId } = command;
  if (companions < 0 || companions > COMPANIONS_MAX) return refuse('too-many-companions', { limit: COMPANIONS_MAX });
  if (!isManager(branch, context, managerId)) return refuse('unknown-manager', {});
  return accept([{ type: 'attendee-arrived', gatheringId, attendeeId, companions, managerId, staffId: staffIdOf(actor) }]);
}
