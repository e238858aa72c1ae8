import { accept, refuse } from '../words/decision.ts';
import { configurationOfOpenDay, staffName } from '../guards.ts';
import { handedOver, worksInLobby } from './place.ts';
import { ID } from '../words/fields.ts';
import { defineCommand, from } from '../rule.ts';

/** The supervisor sends somebody else to the post; nobody need accept. */
const BODY = {
  staffId: ID,
  standInId: ID,
};

/** By the supervisor's order. */
export const takeOverDuty = defineCommand({
  type: 'take-over-duty',
  asked: from({ supervisor: BODY }),
  decide: (branch, command, actor) => {
    const configuration = configurationOfOpenDay(branch);
    if (configuration === null) return refuse('day-not-open', {});
    const { staffId, standInId } = command;
    if (actor.role !== 'supervisor') return refuse('not-allowed', {});
    if (standInId === staffId || !worksInLobby(configuration, standInId)) return refuse('no-stand-in', {});
    if (branch.staff.duties.get(staffId)?.state !== 'on') return refuse('not-on-duty', { staff: staffName(configuration, staffId) });
    const by = { role: 'supervisor', staffId: actor.staffId } as const;
    return accept(handedOver(branch, { type: 'duty-handed-over', staffId, standInId, state: 'off', backAt: null, by }));
  },
});
