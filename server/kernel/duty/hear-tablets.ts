import type { Actor } from '../words/actor.ts';
import type { Branch } from '../state/branch.ts';
import type { CommandOf } from '../words/command.ts';
import { accept, type Decision } from '../words/decision.ts';
import type { BranchEvent } from '../words/event.ts';
import { configurationOfOpenDay } from '../guards.ts';

/** Whether a screen of somebody on duty is connected; nobody else's matters, and only a change is a fact. */
export function reportTablet(branch: Branch, { reachable }: CommandOf<'report-tablet'>, actor: Actor): Decision {
  const duty = actor.role === 'lobby' ? branch.staff.duties.get(actor.staffId) : undefined;
  if (duty?.state !== 'on' || configurationOfOpenDay(branch) === null) return accept([]);
  const { staffId, tablet } = duty;
  if (reachable) return accept(tablet === 'heard' ? [] : [{ type: 'tablet-heard', staffId }]);
  return accept(tablet === 'lost' || tablet === 'silent' ? [] : [{ type: 'tablet-lost', staffId }]);
}

/** A tablet that is gone for a moment has only changed its network; gone for longer, nobody hears it. */
export function silentTablets(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return [];
  const { tabletSilentAfterMs } = configuration.guidance;
  return [...branch.staff.duties.values()]
    .filter(({ state, tablet, tabletSince }) => state === 'on' && tablet === 'lost' && now >= tabletSince + tabletSilentAfterMs)
    .map(({ staffId }) => ({ type: 'tablet-silent', staffId }));
}
