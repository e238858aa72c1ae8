import type { BranchConfiguration } from '../configuration/configuration.ts';
import type { Identification } from '../configuration/identification.ts';
import { refuse, type Refused } from '../words/decision.ts';

export function refuseIdentification(configuration: BranchConfiguration, { tier, segment, cueId }: Identification): Refused | null {
  if (tier === 'none' && segment === null) return refuse('says-nothing', {});
  return configuration.cues.some((cue) => cue.id === cueId && cue.enabled) ? null : refuse('unknown-cue', {});
}
