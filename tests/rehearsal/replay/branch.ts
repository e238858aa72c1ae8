import { Temporal } from 'temporal-polyfill';
import { VirtualClock } from '../../../server/time/clock.ts';
import type { BranchConfiguration } from '../../../server/kernel/configuration/configuration.ts';
import { type BranchOnDisk, openBranchOnDisk } from '../branch-on-disk.ts';
import type { Chance } from '../chance.ts';

/** A branch in virtual time. */
export interface ReplayBranch extends BranchOnDisk {
  readonly clock: VirtualClock;
  /** Epoch ms of the date's local midnight, where the clock stands at first. */
  readonly midnight: number;
}

export async function openReplayBranch(configuration: BranchConfiguration, date: string, chance: Chance): Promise<ReplayBranch> {
  const midnight = Temporal.PlainDate.from(date).toZonedDateTime(configuration.branch.timeZone).epochMilliseconds;
  const clock = new VirtualClock(midnight);
  return { ...(await openBranchOnDisk(configuration, clock, chance)), clock, midnight };
}
