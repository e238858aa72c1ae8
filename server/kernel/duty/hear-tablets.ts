import { configurationOfOpenDay } from '../guards.ts';
import type { Branch } from '../state/branch.ts';
import type { BranchEvent } from '../words/event.ts';

/** A tablet that is gone for a moment has only changed its network; if it is gone for longer, nobody hears it. */
export function silentTablets(branch: Branch, now: number): readonly BranchEvent[] {
  const configuration = configurationOfOpenDay(branch);
  if (configuration === null) return [];
  const { tabletSilentAfterMs } = configuration.guidance;
  return [...branch.staff.duties.values()]
    .filter(({ state, tablet, tabletSince }) => state === 'on' && tablet === 'lost' && now >= tabletSince + tabletSilentAfterMs)
    .map(({ staffId }) => ({ type: 'tablet-silent', staffId }));
}
