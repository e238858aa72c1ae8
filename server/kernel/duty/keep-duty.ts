import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Context } from '../words/context.ts';
import { accept, refuse, type Decision, type Refused } from '../words/decision.ts';
import type { Duty, Leaving } from '../state/duty.ts';
import type { BranchEvent, EventOf } from '../words/event.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import { handOverReferrals, takeUpReferrals } from '../referral/hand-over-referrals.ts';

interface Place {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly staffId: string;
  /** null: not at the post. */
  readonly duty: Duty | null;
}

export function startDuty(branch: Branch, _command: CommandOf<'start-duty'>, actor: Actor, { now }: Context): Decision {
  const place = placeOf(branch, actor);
  if (!place.ok) return place;
  if (place.duty !== null) return refuse('already-on-duty', { staff: staffName(place.configuration, place.staffId) });
  return accept([
    { type: 'duty-started', staffId: place.staffId },
    ...gapClosed(branch, place.staffId, now),
    ...takeUpReferrals(branch, place.staffId),
  ]);
}

/** Asking another person takes the question back that was put to the first. */
export function askStandIn(branch: Branch, command: CommandOf<'ask-stand-in'>, actor: Actor): Decision {
  const place = placeOf(branch, actor);
  if (!place.ok) return place;
  if (place.duty === null) return refuse('not-on-duty', { staff: staffName(place.configuration, place.staffId) });
  const { standInId, state, backAt } = command;
  if (standInId === place.staffId || !worksInLobby(place.configuration, standInId)) return refuse('no-stand-in', {});
  return accept([{ type: 'stand-in-asked', staffId: place.staffId, standInId, state, backAt: backAtOf(state, backAt) }]);
}

export function withdrawStandIn(branch: Branch, _command: CommandOf<'withdraw-stand-in'>, actor: Actor): Decision {
  const place = placeOf(branch, actor);
  if (!place.ok) return place;
  const asked = place.duty?.asked ?? null;
  return asked === null
    ? refuse('stand-in-not-asked', {})
    : accept([{ type: 'stand-in-withdrawn', staffId: place.staffId, standInId: asked.standInId }]);
}

/** Only who was asked may answer; accepting puts him at the post in the same moment as it frees the other. */
export function answerStandIn(branch: Branch, command: CommandOf<'answer-stand-in'>, actor: Actor): Decision {
  const place = placeOf(branch, actor);
  if (!place.ok) return place;
  const leaving = branch.staff.duties.get(command.staffId);
  const asked = leaving?.state === 'on' ? leaving.asked : null;
  if (asked?.standInId !== place.staffId) return refuse('stand-in-not-asked', {});
  const { standInId, state, backAt } = asked;
  if (!command.accepts) return accept([{ type: 'stand-in-declined', staffId: command.staffId, standInId }]);
  const by = { role: 'lobby', staffId: place.staffId } as const;
  return accept(handedOver(branch, { type: 'duty-handed-over', staffId: command.staffId, standInId, state, backAt, by }));
}

/** Nobody comes: there must be a reason, and the supervisor learns when the post is empty. */
export function leaveDuty(branch: Branch, command: CommandOf<'leave-duty'>, actor: Actor): Decision {
  const place = placeOf(branch, actor);
  if (!place.ok) return place;
  const { configuration, staffId, duty } = place;
  if (duty === null) return refuse('not-on-duty', { staff: staffName(configuration, staffId) });
  const { state, reasonId } = command;
  if (!configuration.guidance.awayReasons.some(({ id }) => id === reasonId)) return refuse('unknown-reason', {});
  const left = [...branch.staff.duties.values()].filter((one) => one.state === 'on' && one.staffId !== staffId);
  const gap: readonly BranchEvent[] = left.length === 0 ? [{ type: 'duty-gap-opened', staffId, reasonId }] : [];
  return accept([
    { type: 'duty-left', staffId, state, backAt: backAtOf(state, command.backAt), reasonId },
    ...handOverReferrals(branch, staffId, left[0]?.staffId ?? null),
    ...gap,
  ]);
}

/** By the supervisor's order. */
export function takeOverDuty(branch: Branch, command: CommandOf<'take-over-duty'>, actor: Actor): Decision {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  const { staffId, standInId } = command;
  if (actor.role !== 'supervisor') return refuse('not-allowed', {});
  if (standInId === staffId || !worksInLobby(configuration, standInId)) return refuse('no-stand-in', {});
  if (branch.staff.duties.get(staffId)?.state !== 'on') return refuse('not-on-duty', { staff: staffName(configuration, staffId) });
  const by = { role: 'supervisor', staffId: actor.staffId } as const;
  return accept(handedOver(branch, { type: 'duty-handed-over', staffId, standInId, state: 'off', backAt: null, by }));
}

function handedOver(branch: Branch, event: EventOf<'duty-handed-over'>): readonly BranchEvent[] {
  return [event, ...handOverReferrals(branch, event.staffId, event.standInId)];
}

function gapClosed({ staff }: Branch, staffId: string, now: number): readonly BranchEvent[] {
  return staff.dutyGap === null ? [] : [{ type: 'duty-gap-closed', staffId, gapMs: now - staff.dutyGap.since }];
}

function backAtOf(state: Leaving, backAt: number | null): number | null {
  return state === 'away' ? backAt : null;
}

function placeOf(branch: Branch, actor: Actor): Place | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role !== 'lobby' || !worksInLobby(configuration, actor.staffId)) return refuse('unknown-staff', {});
  const duty = branch.staff.duties.get(actor.staffId);
  return { ok: true, configuration, staffId: actor.staffId, duty: duty?.state === 'on' ? duty : null };
}

function worksInLobby(configuration: BranchConfiguration, staffId: string): boolean {
  return configuration.staff.some(({ id, roles }) => id === staffId && roles.includes('lobby'));
}
