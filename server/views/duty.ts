import type { TellerView } from '../contract/teller.ts';
import type { Branch } from '../kernel/branch.ts';
import { isSomebodyOnDuty } from '../kernel/commands/escalate-referrals.ts';
import { configurationOfOpenDay } from '../kernel/guards.ts';

/** Whether anybody in the lobby would hear a raised hand. While the day is closed nobody need. */
export function lobbyReach(branch: Branch): TellerView['lobbyReach'] {
  if (configurationOfOpenDay(branch) === null || isSomebodyOnDuty(branch)) return 'ok';
  return [...branch.staff.duties.values()].some(({ state }) => state === 'on') ? 'silent' : 'nobody';
}
