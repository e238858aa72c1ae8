import type { BranchConfiguration } from '../configuration/configuration.ts';
import { configurationOfOpenDay } from '../guards.ts';
import { handOverReferrals } from '../referral/hand-over-referrals.ts';
import type { Branch } from '../state/branch.ts';
import type { Duty, Leaving } from '../state/duty.ts';
import type { Actor } from '../words/actor.ts';
import { refuse, type Refused } from '../words/decision.ts';
import type { BranchEvent, EventOf } from '../words/event.ts';

interface Place {
  readonly ok: true;
  readonly configuration: BranchConfiguration;
  readonly staffId: string;
  /** null: not at the post. */
  readonly duty: Duty | null;
}

export function handedOver(branch: Branch, event: EventOf<'duty-handed-over'>): readonly BranchEvent[] {
  return [event, ...handOverReferrals(branch, event.staffId, event.standInId)];
}

export function backAtOf(state: Leaving, backAt: number | null): number | null {
  return state === 'away' ? backAt : null;
}

export function placeOf(branch: Branch, actor: Actor): Place | Refused {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return refuse('day-not-open', {});
  if (actor.role !== 'lobby' || !worksInLobby(configuration, actor.staffId)) return refuse('unknown-staff', {});
  const duty = branch.staff.duties.get(actor.staffId);
  return { ok: true, configuration, staffId: actor.staffId, duty: duty?.state === 'on' ? duty : null };
}

export function worksInLobby(configuration: BranchConfiguration, staffId: string): boolean {
  return configuration.staff.some(({ id, roles }) => id === staffId && roles.includes('lobby'));
}
