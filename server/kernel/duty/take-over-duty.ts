import { configurationOfOpenDay, staffName } from '../guards.ts';
import { defineCommand, from } from '../rule.ts';
import { accept, refuse } from '../words/decision.ts';
import { ID } from '../words/fields.ts';
import { handedOver, worksInLobby } from './place.ts';

/** staffId: the person relieved; standInId: the person sent to the post. */
const BODY = {
  staffId: ID,
  standInId: ID,
};

/** The supervisor sends somebody else to the post, who need not accept. */
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
